import { expect, it } from 'vitest'
import { IMPORT_LIMIT } from './import-result'

it('reads at most 1 MiB', () => expect(IMPORT_LIMIT).toBe(1024 * 1024))
