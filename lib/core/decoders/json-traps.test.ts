import { describe, expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { DECODERS, decode } from './index'

const context = { opcode: 1, direction: 'received', subprotocol: null } as const

// T-29: what breaks those who hand foreign JSON to JSON.parse and put it into objects.
describe.each(DECODERS.map(({ id }) => id))('T-29: %s', (id) => {
  it('shows JSON 100,000 deep as text, with the reason', () => {
    const shown = decode(utf8Encode('['.repeat(100_000)), context, id)
    expect(shown.text.length).toBeLessThan(600_000)
    if (id === 'json') expect(shown).toMatchObject({ form: 'text', note: expect.stringContaining('nested more than 200 deep') })
  })
  it('gives nothing to __proto__', () => {
    decode(utf8Encode('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"type":"x","id":"1"}'), context, id)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
  it('keeps numbers as they stand', () => {
    const shown = decode(utf8Encode('{"n":1e400,"big":12345678901234567890}'), context, id)
    if (shown.form === 'json' && shown.text.includes('"n"')) expect(shown.text).toContain('1e400,\n  "big": 12345678901234567890')
  })
})

it('T-29: a line of 10 MB is shown in part, and says so', () => {
  expect(decode(utf8Encode(`{"a":"${'x'.repeat(10_000_000)}"}`), context)).toMatchObject({
    form: 'text',
    truncated: true,
    note: expect.stringContaining('only the beginning'),
  })
})
