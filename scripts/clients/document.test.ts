import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CLIENTS } from '@/lib/core/clients/index'
import { clientsDocument } from './document'

it('stands in docs/clients.md as the profiles have it: otherwise npm run clients:measure', () => {
  expect(readFileSync('docs/clients.md', 'utf8')).toBe(clientsDocument(CLIENTS))
})
