import { describe, expect, it } from 'vitest'
import { accepting, type Conversation, got, said, seenIn } from '../../testing/pack-tester'
import { lookAt } from './look'

const look = (conversation: Conversation) => lookAt(seenIn(conversation))
const REFUSED: Conversation = { response: ['HTTP/1.1 403 No', 'Server: x/1', 'X-A: b', 'Content-Length: 5'], body: 'hello' }

describe('lookAt', () => {
  it('knows the answer by status, reason, fields and body, each with its place', () => {
    const seen = look(REFUSED)
    expect(seen.isStatus(401, 403)).toEqual({ text: 'The status is 403', at: [{ part: 'response', start: 9, end: 12 }], broad: true })
    expect(seen.isStatus(404)).toBeNull()
    expect(seen.hasReason('no')?.at).toEqual([{ part: 'response', start: 13, end: 15 }])
    expect(seen.has('server', /^x/)).toMatchObject({ text: 'The answer has Server: "x/1"', broad: true })
    expect(seen.has('x-a', 'B')?.broad).toBe(false)
    expect(seen.lacks('x-b')?.text).toBe('The answer has no X-B')
    expect(seen.bodyHas(/l+/)).toMatchObject({ text: 'The body says "ll"', at: [{ part: 'body', start: 2, end: 4 }] })
    expect(seen.bodyIs('hello')).not.toBeNull()
    expect(seen.bodyIsEmpty()).toBeNull()
  })

  it('knows the fields of an answer by order and spelling, some set aside', () => {
    const seen = look(REFUSED)
    expect(seen.fieldsAre(['Server', 'X-A', 'Content-Length'])).toMatchObject({ broad: false, at: [{ start: 17, end: 23 }, {}, {}] })
    expect(seen.fieldsAre(['X-A', 'Content-Length'], ['server'])).not.toBeNull()
    expect(seen.fieldsAre(['X-A', 'Server', 'Content-Length'])).toBeNull()
    expect(seen.fieldsAre(['server', 'X-A', 'Content-Length'])).toBeNull()
    expect(seen.fieldsAre(['Server', 'X-A'])).toBeNull()
  })

  it('knows what we sent', () => {
    const seen = look(REFUSED)
    expect(look({ after: [said(1, { text: '40' })] }).weSaid(/^40/)).toMatchObject({ text: 'We sent "40"', broad: true, later: true })
    expect(look({ after: [got(1, { text: '40' })] }).weSaid(/^40/)).toBeNull()
    expect(seen.path).toBe('/chat')
    expect(seen.weSent('upgrade', 'WebSocket')?.broad).toBe(true)
    expect(seen.weSentNo('origin')).not.toBeNull()
  })

  it('knows how a session ended: the code, idle time, age, and that no Close frame came', () => {
    const dropped = look({ after: [got(1000, { text: 'hi' })], ended: { at: 61_000, how: 'rst' } })
    expect(dropped.endedWithoutClose()).not.toBeNull()
    expect(dropped.idleFor(60)?.text).toBe('Nothing had travelled for 60.0 s when it ended')
    expect(dropped.livedFor(61)?.text).toBe('It ended 61.0 s after the 101')
    expect(dropped.endedBy('rst')).not.toBeNull()
    const closed = look({ after: [got(5, { close: [4401, 'who are you'] })], ended: { at: 6 } })
    expect(closed.closedWith(4401, /who/)).toMatchObject({ broad: false })
    expect(closed.closedWith(4401)?.broad).toBe(true)
    expect(closed.endedWithoutClose()).toBeNull()
    expect(closed.later(closed.seen('x', true))).toEqual({ text: 'x', at: [], broad: false, later: true })
    expect(closed.closedWithoutCode()).toBeNull()
    expect(look({ after: [got(5, { octets: '8800' })] }).closedWithoutCode()).toMatchObject({ broad: true })
  })

  it('says nothing of idle time where we ended the session', () => {
    expect(look({ after: [said(1, { text: 'x' })], ended: { at: 60_000, by: 'us' } }).idleFor(60)).toBeNull()
  })

  it('reads what came after a 101 as text, and the messages', () => {
    const text = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 1\r\n\r\nx'
    expect(look({ response: accepting(), after: [got(1, { raw: text })] }).afterIs(/^HTTP\/1\.1 400/)).toMatchObject({
      at: [{ part: 'received', start: 0, end: 12 }],
    })
    const spoke = look({ after: [got(1, { text: '0{"sid":"a"}' }), got(2, { text: '2' })] })
    expect(spoke.message(0, /^0\{/)).not.toBeNull()
    expect(spoke.anyMessage(/^2$/)).not.toBeNull()
    expect(spoke.message(2, /./)).toBeNull()
  })

  it('knows an endpoint that ended without one octet', () => {
    expect(look({ response: null, ended: { at: 3 } }).silentEnd()).not.toBeNull()
    expect(look(REFUSED).silentEnd()).toBeNull()
  })
})
