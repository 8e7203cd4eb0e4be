import { expect, it } from 'vitest'
import { notFrames, withNoFrames } from './no-frames'

it('gives rules about frames that came a reason and an example for octets that are none', () => {
  expect(Object.keys(notFrames('received'))).toEqual(['notFrames'])
  const examples = withNoFrames({ pass: [], fail: [] }, 'received')
  expect(examples.notApplicable?.map(({ because }) => because)).toEqual(['notFrames'])
})

it('leaves rules about what we send as they are', () => {
  expect(notFrames('sent')).toEqual({})
  expect(withNoFrames({ pass: [], fail: [] }, 'sent')).toEqual({ pass: [], fail: [] })
})
