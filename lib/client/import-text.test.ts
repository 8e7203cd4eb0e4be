import { expect, it } from 'vitest'
import { withProposal } from './import-text'

it('takes the first proposal as it is, and of a second one what it adds', () => {
  const read = { url: 'wss://a/', headers: [{ line: 'Host: a' }] }
  const first = { ...read, headers: [{ line: 'Host: a' }, { line: 'User-Agent: curl/8' }] }
  const second = { ...read, headers: [{ line: 'Upgrade: websocket' }, { line: 'Host: a' }] }
  expect(withProposal(read, read, first)).toBe(first)
  expect(withProposal(first, read, second).headers).toEqual([
    { line: 'Host: a' },
    { line: 'User-Agent: curl/8' },
    { line: 'Upgrade: websocket' },
  ])
})
