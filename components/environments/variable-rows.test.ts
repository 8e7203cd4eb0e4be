import { expect, it } from 'vitest'
import { rowProblem, rowsOf, variablesOf } from './variable-rows'

it('turns variables into rows and back, empty rows left out', () => {
  const rows = rowsOf({ host: 'ci.example.com', node: '' })
  expect(variablesOf([...rows, { key: 'new', name: '', value: '' }])).toEqual({ host: 'ci.example.com', node: '' })
})
it('says what is wrong with a name', () => {
  const rows = ['host', 'a b', 'host', 'auto', ''].map((name, at) => ({ key: String(at), name, value: name === '' ? '' : 'v' }))
  expect(rows.map((_, at) => rowProblem(rows, at))).toEqual([
    undefined,
    'The name is "a b": expected letters, digits, "_", "." and "-"',
    'The name "host" is there already',
    'The name auto stands for a fresh key: choose another',
    undefined,
  ])
})
