import { expect, it } from 'vitest'
import { onlyTheAnswerDiffers } from './words'

const row = (label: string, kind: 'same' | 'changed', eachTime?: true) => ({
  label,
  kind,
  before: 'a',
  after: 'b',
  ...(eachTime && { eachTime }),
})
const side = (outcome: 'accepted' | 'refused', url = 'ws://a.example/') => ({ outcome, url })

it('says that only the answer differs where nothing but the key was another in the request', () => {
  const request = [row('Host', 'same'), row('Sec-WebSocket-Key', 'changed', true)]
  expect(onlyTheAnswerDiffers({ a: side('accepted'), b: side('refused'), request })).toBe(true)
  expect(onlyTheAnswerDiffers({ a: side('accepted'), b: side('accepted'), request })).toBe(false)
  expect(onlyTheAnswerDiffers({ a: side('accepted'), b: side('refused', 'ws://b.example/'), request })).toBe(false)
  expect(onlyTheAnswerDiffers({ a: side('accepted'), b: side('refused'), request: [...request, row('Origin', 'changed')] })).toBe(false)
})
