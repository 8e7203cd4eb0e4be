import { expect, it } from 'vitest'
import { frameVerdicts } from './frame-verdicts'

it('names a violation and where the rule stands', () => {
  expect(frameVerdicts(['masked-by-server', 'invalid-utf8'])).toEqual([
    { violation: 'masked-by-server', text: 'A frame from a server is masked', section: 'RFC 6455 §5.1' },
    { violation: 'invalid-utf8', text: 'A text message is not UTF-8', section: 'RFC 6455 §8.1' },
  ])
})
