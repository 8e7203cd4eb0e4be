import { expect, it } from 'vitest'
import { InputError } from '../errors/errors'
import { fillMessage, type Generated, hasPlaceholders, missingOf } from './fill-message'

const GENERATED: Generated = {
  n: '3',
  now: '2026-11-27T10:00:00.000Z',
  timestamp: '1795687200000',
  uuid: '0b0e0000-0000-4000-8000-000000000001',
}
const fill = (frame: Parameters<typeof fillMessage>[0], values = {}) => fillMessage(frame, values, () => GENERATED)

it('fills from the frame, then from the attempt, then by itself', () => {
  const text = '{"to":"{{room}}","by":"{{user}}","id":"{{uuid}}","n":{{n}},"at":{{timestamp}}}'
  const filled = fill({ opcode: 'text', text, variables: { room: 'lobby' } }, { room: 'attic', user: 'ada' })
  expect(filled).toEqual({
    opcode: 'text',
    text: '{"to":"lobby","by":"ada","id":"0b0e0000-0000-4000-8000-000000000001","n":3,"at":1795687200000}',
  })
  expect(fill({ text: '{{n}}', variables: { n: 'mine' } })).toEqual({ text: 'mine' })
})

it('leaves a frame as it is that does not ask for it', () => {
  const frame = { opcode: 'text', text: 'a template says {{name}}' } as const
  expect(fill(frame)).toBe(frame)
  expect(hasPlaceholders(frame)).toBe(true)
  expect(hasPlaceholders({ text: 'plain {{ text' })).toBe(false)
})

it('names what has no value, in text and reason, and sends nothing of it', () => {
  const frame = { opcode: 'close', code: 4000, reason: 'bye {{who}} {{who}} {{why}}', variables: {} } as const
  expect(missingOf(frame, { why: 'late' })).toEqual(['who'])
  expect(() => fill(frame)).toThrow(InputError)
  expect(() => fill(frame)).toThrow('{{who}}, {{why}} have no value: expected one in variables, of the frame or of the attempt')
})

it('writes two braces where they are escaped, and does not look into values', () => {
  expect(fill({ text: '\\{{x}} {{y}}', variables: { y: '{{x}}' } })).toEqual({ text: '{{x}} {{x}}' })
})
