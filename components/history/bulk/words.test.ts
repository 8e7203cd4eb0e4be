import { expect, it } from 'vitest'
import { deletedWords, importedWords } from './words'

it('says what was deleted and what stays', () => {
  expect(deletedWords({ deleted: 1, keptPinned: 0, running: 0 })).toBe('1 attempt deleted')
  expect(deletedWords({ deleted: 1200, keptPinned: 1, running: 2 })).toBe(
    '1,200 attempts deleted, 1 pinned one stays, 2 still run and stay',
  )
})

it('says what was imported and what was not', () => {
  const nothing = { imported: 0, alreadyThere: 0, refused: [], refusedTotal: 0, leftOut: 0, problem: null }
  expect(importedWords({ ...nothing, imported: 2 })).toBe('2 attempts imported')
  expect(importedWords({ ...nothing, alreadyThere: 2, refusedTotal: 1, leftOut: 1 })).toBe(
    '0 attempts imported, 2 were here already, 1 line was refused, 1 had been left out of the file',
  )
})
