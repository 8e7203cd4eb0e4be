import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { varnish } from './varnish'

testPack(varnish, {
  'varnish/upgrade-not-passed-on': {
    shown: {
      'in front of ws': recorded('varnish-7.1/upgrade-stripped-ws'),
      'in front of Tornado': recorded('varnish-7.1/upgrade-stripped-tornado'),
    },
    not: { piped: recorded('varnish-7.1/piped-idle-1s'), 'ws alone': recorded('captures/ws/plain') },
    mentions: ['pipe'],
  },
  'varnish/backend-fetch-failed': {
    shown: { refused: recorded('varnish-7.1/backend-refused'), silent: recorded('varnish-7.1/backend-silent') },
    not: { 'HAProxy’s 503': recorded('haproxy-2.6/backend-refused') },
  },
  'varnish/answered-by-rule': {
    shown: { 'synth(403)': recorded('varnish-7.1/denied') },
    not: { 'Tornado’s 400 behind it': recorded('varnish-7.1/upgrade-stripped-tornado') },
  },
})
