import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, said, testPack } from '../../../testing/pack-tester'
import { stomp } from './stomp'

const CHOSEN = { request: asking('/ws', 'Sec-WebSocket-Protocol: v12.stomp'), response: accepting('Sec-WebSocket-Protocol: v12.stomp') }
const CONNECT = said(1, { text: 'CONNECT\naccept-version:1.2\nhost:/\nlogin:guest\npasscode:guest\n\n\0' })
/** An ERROR frame as RabbitMQ writes it. */
const failed = (message: string, body: string): Conversation => ({
  ...CHOSEN,
  after: [
    CONNECT,
    got(3, {
      text: `ERROR\nmessage:${message}\ncontent-type:text/plain\nversion:1.0,1.1,1.2\ncontent-length:${body.length}\n\n${body}\0\n`,
    }),
  ],
})

testPack(stomp, {
  'stomp/credentials': {
    shown: { 'a wrong passcode': failed('Bad CONNECT', "Access refused for user 'guest'\n") },
    not: { 'no such host': failed('Bad CONNECT', "Virtual host 'nope' access denied") },
    mentions: ['Access refused'],
  },
  'stomp/version': { shown: { '3.0': failed('Version mismatch', 'Supported versions are 1.0,1.1,1.2\n') }, mentions: ['1.0,1.1,1.2'] },
  'stomp/not-connected': { shown: { 'SEND first': failed('Illegal command', 'You must log in using CONNECT first\n') } },
  'stomp/error': {
    shown: {
      'no such destination': failed('Unknown destination', "'/nope/x' is not a valid destination."),
      'no such host': failed('Bad CONNECT', "Virtual host 'nope' access denied"),
    },
    not: { credentials: failed('Bad CONNECT', "Access refused for user 'guest'\n") },
    mentions: [/not a valid destination|access denied/],
  },
  'stomp/frame-not-ended': {
    shown: { 'no NUL': { ...CHOSEN, after: [said(1, { text: 'CONNECT\naccept-version:1.2\nhost:/\n\n' })] } },
    not: { 'with it': { ...CHOSEN, after: [CONNECT] }, 'no STOMP': { ...CHOSEN, after: [said(1, { text: 'hello' })] } },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('speaks STOMP by its frames, and possibly by the subprotocol', () => {
    const connected = { ...CHOSEN, after: [CONNECT, got(3, { text: 'CONNECTED\nserver:RabbitMQ/3.10.8\nversion:1.2\n\n\0' })] }
    expect(answeredIn(connected, [stomp])).toMatchObject({ pack: 'stomp', confidence: 'certain' })
    expect(answeredIn(CHOSEN, [stomp])?.confidence).toBe('possible')
    expect(answeredIn({}, [stomp])).toBeNull()
  })
})
