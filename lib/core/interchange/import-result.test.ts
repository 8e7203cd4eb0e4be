import { expect, it } from 'vitest'
import { DRAFT_LIMIT, FILE_LIMIT, IMPORT_LIMIT } from './import-result'

it('reads at most 1 MiB that was pasted, 64 MiB of a file, and gives a thousand drafts', () => {
  expect([IMPORT_LIMIT, FILE_LIMIT, DRAFT_LIMIT]).toEqual([1024 * 1024, 64 * 1024 * 1024, 1000])
})
