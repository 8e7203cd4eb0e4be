import { expect, it } from 'vitest'
import { readImport, withProposal } from './import-text'

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

it('refuses a file that is too large before it is opened', async () => {
  const file = { name: 'all.har', size: 70_000_000 } as File // safe: only its size is asked for
  await expect(readImport({ file })).rejects.toThrow('The file "all.har" has 67 MB: expected at most 64 MB')
})
