import { expect, it } from 'vitest'
import { TranscriptError } from './transcript-error'

it('has a name and a code to branch on', () => {
  expect(new TranscriptError('truncated', 'x')).toMatchObject({ name: 'TranscriptError', code: 'truncated', message: 'x' })
})
