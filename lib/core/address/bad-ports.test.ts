import { expect, it } from 'vitest'
import { isBadPort } from './bad-ports'

it('T-10: keeps away from mail, Redis and memcached, not from the web and its usual neighbours', () => {
  expect([25, 6379, 11211, 6667].map(isBadPort)).toEqual([true, true, true, true])
  expect([80, 443, 3000, 8080, 8443, 50000, 2375].map(isBadPort)).toEqual([false, false, false, false, false, false, false])
})
