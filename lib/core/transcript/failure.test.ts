import { expect, it } from 'vitest'
import { PHASES } from './failure'

it('names the phases in the order they are passed', () => {
  expect(PHASES).toEqual(['policy', 'resolve', 'connect', 'proxy', 'tls', 'http2', 'request', 'response', 'open', 'closing'])
})
