import { expect, it } from 'vitest'
import { socksReply } from './socks-replies'

it('names replies (RFC 1928 §6)', () => {
  expect([0, 2, 5, 8, 9, 255].map(socksReply)).toEqual([
    'succeeded (reply 0)',
    'connection not allowed by ruleset (reply 2)',
    'connection refused (reply 5)',
    'address type not supported (reply 8)',
    'unassigned reply (reply 9)',
    'unassigned reply (reply 255)',
  ])
})
