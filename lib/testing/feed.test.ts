import { expect, it } from 'vitest'
import { feed } from './feed'

const lines = () => {
  let text = ''
  return (chunk: Uint8Array) => {
    text += String.fromCharCode(...chunk)
    const parts = text.split('\n')
    text = parts.pop() ?? ''
    return parts
  }
}
const bytes = new Uint8Array([0x61, 0x62, 0x0a, 0x63, 0x0a])

it('passes a reader that does not care how its input is cut', () => {
  feed(lines, bytes, ['ab', 'c'])
})
it('catches a reader that forgets what it has not finished', () => {
  const forgetful = () => (chunk: Uint8Array) =>
    String.fromCharCode(...chunk)
      .split('\n')
      .slice(0, -1)
  expect(() => feed(forgetful, bytes, ['ab', 'c'])).toThrow(/octet by octet/)
})
it('catches a reader that is confused by what follows', () => {
  const greedy = () => (chunk: Uint8Array) => (chunk.length > 5 ? ['x'] : lines()(chunk))
  expect(() => feed(greedy, bytes, ['ab', 'c'])).toThrow()
})
