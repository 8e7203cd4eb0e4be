import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { puma } from './puma'

testPack(puma, {
  'puma/application-failed': {
    shown: { 'no key': recorded('puma-5.6.5-faye/d_missing_key'), 'no key to Action Cable': recorded('puma-5.6.5-cable/d_missing_key') },
    not: { 'another 500': recorded('deno-2.9.6/d_missing_key') },
    confidence: 'certain',
    mentions: ['of what we sent, Sec-WebSocket-Key'],
  },
})
