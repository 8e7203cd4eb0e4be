import { describe, expect, it } from 'vitest'
import { answeredIn, got, testPack } from '../../../testing/pack-tester'
import { discord } from './discord'

const URL = 'wss://gateway.discord.gg/?v=10&encoding=json'
const HELLO = got(1, { text: '{"op":10,"d":{"heartbeat_interval":41250,"_trace":[]}}' })

testPack(discord, {
  'discord/closed': {
    shown: {
      'a wrong token': { url: URL, after: [HELLO, got(2, { close: [4004, 'Authentication failed.'] })] },
      'by its first message': { after: [HELLO, got(2, { close: [4014, 'Disallowed intent(s).'] })] },
    },
    not: {
      'another endpoint': { after: [got(2, { close: [4004, ''] })] },
      'another code': { url: URL, after: [HELLO, got(2, { close: [1000] })] },
    },
    mentions: [/token is wrong|may not have/],
  },
  'discord/invalid-session': {
    shown: { 'an old session': { url: URL, after: [HELLO, got(5, { text: '{"op":9,"d":false}' })] } },
  },
})

describe('who answered', () => {
  it('is Discord by host or Hello', () => {
    expect(answeredIn({ after: [HELLO] }, [discord])).toMatchObject({ pack: 'discord', confidence: 'certain' })
    expect(answeredIn({ url: 'wss://notdiscord.gg/' }, [discord])).toBeNull()
  })
})
