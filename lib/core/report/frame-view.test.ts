import { describe, expect, it, vi } from 'vitest'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'
import { utf8Encode } from '../bytes/utf8'
import type { Frame } from '../frames/frame'
import { createFrameReader } from '../frames/parse'
import { createRedactor } from '../handshake/redactor'
import { frameView, frameViews } from './frame-view'

const redactor = createRedactor(['secretvalue'])

function frame(octets: Uint8Array, deflate = false): Frame {
  const [first] = createFrameReader({ direction: 'received', payloadCap: 100_000, deflate }).push(octets, 7)
  if (first === undefined) throw new Error('no frame')
  return first
}

const text = (payload: string) => {
  const octets = utf8Encode(payload)
  return frame(Buffer.concat([Buffer.of(0x81, 126, octets.length >> 8, octets.length & 255), octets]))
}

it('shows a frame with its text and what is irregular', () => {
  expect(frameView(frame(Uint8Array.of(0x81, 0x82, 0, 0, 0, 1, 0x41, 0x42)), null, { redactor })).toEqual({
    n: 1,
    at: 7,
    direction: 'received',
    fin: true,
    rsv: 0,
    opcode: 1,
    masked: true,
    maskingKey: '00000001',
    lengthEncoding: 7,
    length: 2,
    headerLength: 6,
    offset: 0,
    payload: 'QUI=',
    truncated: false,
    complete: true,
    text: 'AB',
    verdicts: [
      { violation: 'masked-by-server', text: 'A frame from a server is masked', section: 'RFC 6455 §5.1', rule: 'frames/server-unmasked' },
    ],
  })
})

it('masks known secrets, also one that the cut goes through', () => {
  const shown = frameView(text(`${'x'.repeat(4_090)}secretvalue`), null, { redactor })
  expect(shown.text).toBe(`${'x'.repeat(4_090)}******`)
  expect(shown.truncated).toBe(true)
})

it('leaves out a character that the cut went through', () => {
  expect(frameView(text('aé'), null, { redactor, maxPayload: 2 }).text).toBe('a')
})

it('has no text where the octets are no UTF-8', () => {
  expect(frameView(frame(Uint8Array.of(0x82, 1, 0xff)), null, { redactor }).text).toBeUndefined()
})

it('reads a Close frame', () => {
  expect(frameView(frame(Uint8Array.of(0x88, 4, 3, 0xe8, 0x6f, 0x6b)), null, { redactor }).close).toEqual({
    code: 1000,
    name: 'Normal Closure',
    reason: 'ok',
  })
  expect(frameView(frame(Uint8Array.of(0x88, 0)), null, { redactor }).close).toEqual({ code: null, name: '', reason: '' })
})

it('shows the inflated text of a compressed message with the frame that completes it', () => {
  const compressed = frame(Uint8Array.of(0xc1, 1, 0x00), true)
  const events = frameViews(
    [
      { type: 'frame', at: 7, hop: 0, frame: compressed },
      {
        type: 'message',
        at: 7,
        hop: 0,
        direction: 'received',
        opcode: 1,
        from: 1,
        to: 1,
        length: 5,
        payload: utf8Encode('Hello'),
        compressed: true,
        truncated: false,
      },
    ],
    { redactor },
  )
  expect(events).toMatchObject([{ payload: 'AA==', text: 'Hello', inflatedLength: 5 }])
})

it('masks the octets of a compressed message that holds a secret, and of one that is not whole yet', () => {
  const compressed = frame(Uint8Array.of(0xc1, 0x03, 0x01, 0x02, 0x03), true)
  const message = { from: 1, opcode: 1, payload: utf8Encode('a secretvalue'), compressed: true, truncated: false }
  expect(frameView(compressed, message, { redactor })).toMatchObject({ payload: 'Kioq', text: 'a ***********', length: 3 })
  expect(frameView(compressed, { ...message, payload: utf8Encode('none') }, { redactor }).payload).toBe('AQID')
  expect(frameView(frame(Uint8Array.of(0x41, 0x03, 0x01, 0x02, 0x03), true), null, { redactor }).payload).toBe('Kioq')
  expect(frameView(frame(Uint8Array.of(0x41, 0x03, 0x01, 0x02, 0x03), false), null, { redactor }).payload).toBe('AQID')
})

function fragments(secrets: readonly string[], ...received: string[]) {
  const { conversation, reporter } = connected({}, secrets)
  conversation
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(head('HTTP/1.1 101 x'), ...received)
  return reporter.takeFrames().map(({ frame }) => frame.text)
}

it('masks a known secret that is cut into fragments, up to two octets of its beginning', () => {
  expect(fragments(['secretvalue'], '\x01\x08my secre', '\x80\x08tvalue !')).toEqual(['my *****', '****** !'])
  expect(fragments(['secretvalue'], '\x01\x03sec', '\x00\x05retva', '\x89\x01p', '\x80\x03lue')).toEqual(['***', '*****', 'p', '***'])
  const single = [...'secretvalue'].map((one, index) => `${index === 0 ? '\x01' : '\x00'}\x01${one}`)
  expect(fragments(['secretvalue'], ...single, '\x80\x00').join('')).toBe('se*********')
})

it('shows nothing of a fragment of a compressed message before its end: whoever has all of them can inflate them', () => {
  const within = { compressed: true, before: Uint8Array.of(1, 2, 3) }
  const middle = frame(Uint8Array.of(0x00, 0x02, 7, 8))
  expect(frameView(middle, null, { redactor }, within).text).toBe('**')
})

it('does not search a very large inflated message, and shows nothing of its compressed octets', () => {
  const payload = new Uint8Array(1_048_577).fill(0x61)
  const payloadSpans = vi.fn(redactor.payloadSpans)
  const shown = frameView(
    frame(Uint8Array.of(0xc1, 0x01, 0x07), true),
    { from: 1, opcode: 1, payload, compressed: true, truncated: false },
    { redactor: { ...redactor, payloadSpans } },
  )
  expect([shown.payload, shown.text]).toEqual(['Kg==', 'a'.repeat(4_096)])
  expect(Math.max(...payloadSpans.mock.calls.map(([bytes]) => bytes.length))).toBeLessThan(20_000)
})

describe('the message that a frame completes', () => {
  const compressed = (payload: Uint8Array) => frame(Buffer.concat([Buffer.of(0xc2, payload.length), payload]), true)
  const message = (payload: Uint8Array, more: object) => ({ from: 1, opcode: 2, payload, compressed: false, truncated: false, ...more })

  it('is given where fragments make it, masked as one', () => {
    const said = utf8Encode('a secretvalue in parts')
    const shown = frameView({ ...frame(Uint8Array.of(0x80, 3, 0x72, 0x74, 0x73)), n: 3 }, message(said, { opcode: 1 }), { redactor })
    expect(shown).toMatchObject({
      text: 'rts',
      message: { from: 1, opcode: 1, length: 22, text: 'a *********** in parts', truncated: false },
    })
  })

  it('is given inflated where it is binary, and cut like a payload', () => {
    const inflated = Uint8Array.from({ length: 5_000 }, () => 0xff)
    const shown = frameView(compressed(Uint8Array.of(0xfa, 0xff, 0x00)), message(inflated, { compressed: true }), { redactor })
    expect(shown).toMatchObject({ payload: '+v8A', inflatedLength: 5_000, message: { from: 1, length: 5_000, truncated: true } })
    expect(Buffer.from(shown.message?.payload ?? '', 'base64')).toEqual(Buffer.alloc(4_096, 0xff))
    expect(shown.message?.text).toBeUndefined()
  })

  it('is not given again where the frame says it already', () => {
    expect(frameView(text('plain'), message(utf8Encode('plain'), { opcode: 1 }), { redactor }).message).toBeUndefined()
    const inflated = message(utf8Encode('inflated text'), { opcode: 1, compressed: true })
    expect(frameView(compressed(Uint8Array.of(1, 2, 3)), inflated, { redactor })).toMatchObject({ text: 'inflated text' })
    expect(frameView(compressed(Uint8Array.of(1, 2, 3)), inflated, { redactor }).message).toBeUndefined()
  })
})
