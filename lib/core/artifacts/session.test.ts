import { describe, expect, it } from 'vitest'
import { head, play } from '../../testing/play'
import { createObserver } from '../connection/observe'
import { createSessionWatch } from './session'

/** Plays a conversation; `looks` counts how often the session was worth looking at. */
function watched(script: (conversation: ReturnType<typeof play>) => void) {
  const conversation = play(createObserver())
  script(conversation)
  const watch = createSessionWatch()
  const looks = conversation.events.filter((event) => watch.push(event)).length
  return { session: watch.session, looks }
}

const REQUEST = head('GET / HTTP/1.1', 'Host: a')
const SWITCHED = head('HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket')

describe('createSessionWatch', () => {
  it('has no session before a 101', () => {
    expect(watched((conversation) => conversation.sends(REQUEST).receives(head('HTTP/1.1 200 OK'))).session).toBeNull()
  })

  it('keeps the first messages of each direction, the newest, and when pings travelled', () => {
    const { session } = watched((conversation) => {
      conversation.sends(REQUEST).wrote().waits(10).receives(SWITCHED)
      conversation.waits(5).receives('\x81\x02hi').waits(5).receives('\x89\x00').waits(1).sends('\x8a\x80\x00\x00\x00\x00')
      for (let n = 0; n < 6; n++) conversation.waits(1).receives(`\x82\x01${n}`)
      conversation.sends('\x81\x83\x00\x00\x00\x00abc').waits(1000).ends('endpoint', 'fin')
    })
    expect(session).toMatchObject({
      openedAt: 10,
      endedAt: 1027,
      newest: { sent: 27, received: 27 },
      newestPing: { sent: null, received: 20 },
      newestPong: { sent: 21, received: null },
      frames: { sent: 2, received: 8 },
      pings: { sent: 0, received: 1 },
      largestSent: 3,
      lastReceived: { opcode: 2, length: 1, text: '5' },
      violations: [],
      violationsSent: [],
      cutOff: false,
    })
    expect(session?.first.received.map(({ text }) => text)).toEqual(['hi', '0', '1', '2'])
    expect(session?.first.sent).toEqual([{ at: 27, opcode: 1, length: 3, text: 'abc' }])
  })

  it('keeps 512 octets of a message, and octets that are no UTF-8 one character each', () => {
    const { session } = watched((conversation) => conversation.sends(REQUEST).receives(SWITCHED, `\x82\x7e\x03\xe8${'\xff'.repeat(1000)}`))
    expect(session?.lastReceived).toEqual({ at: 0, opcode: 2, length: 1000, text: '\xff'.repeat(512) })
  })

  it('is worth looking at again for the first messages, a Close, a violation and the end, not for each frame', () => {
    const flood = watched((conversation) => {
      conversation.sends(REQUEST).receives(SWITCHED)
      for (let n = 0; n < 100; n++) conversation.receives('\x81\x01x')
      conversation.receives('\xc1\x00', '\x88\x02\x03\xe8').ends()
    })
    // The 101, four messages, the reserved bit, the Close, the end.
    expect(flood.looks).toBe(8)
    expect(flood.session?.violations).toEqual(['rsv1-not-agreed'])
  })

  it('says when the end came inside a frame', () => {
    const { session } = watched((conversation) => conversation.sends(REQUEST).receives(SWITCHED, '\x81\x05ab').ends())
    expect(session?.cutOff).toBe(true)
  })
})
