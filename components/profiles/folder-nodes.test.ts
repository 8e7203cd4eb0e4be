import { describe, expect, it } from 'vitest'
import { closedAtFirst, folderRows, folderTree } from './folder-nodes'

const nodes = folderTree([
  { folder: '', count: 4 },
  { folder: 'rancher/prod', count: 2 },
  { folder: 'Jenkins', count: 1 },
  { folder: 'rancher', count: 1 },
  { folder: 'rancher/prod/eu 10', count: 1 },
  { folder: 'rancher/prod/eu 9', count: 1 },
])
const shown = (closed: readonly string[]) =>
  folderRows(nodes, new Set(closed)).map(({ path, level, count, isOpen }) => [path, level, count, isOpen])

describe('folders as a tree', () => {
  it('counts those deeper, in the order of names', () => {
    expect(shown([])).toEqual([
      ['Jenkins', 1, 1, false],
      ['rancher', 1, 5, true],
      ['rancher/prod', 2, 4, true],
      ['rancher/prod/eu 9', 3, 1, false],
      ['rancher/prod/eu 10', 3, 1, false],
    ])
  })
  it('leaves out what lies in a closed folder', () => {
    expect(shown(['rancher/prod']).map(([path]) => path)).toEqual(['Jenkins', 'rancher', 'rancher/prod'])
    expect(shown(['rancher']).map(([path]) => path)).toEqual(['Jenkins', 'rancher'])
  })
  it('closes many at first, but for the way to the chosen one', () => {
    expect([...closedAtFirst(nodes, '')]).toEqual([])
    expect([...closedAtFirst(nodes, '', 2)]).toEqual(['rancher', 'rancher/prod'])
    expect([...closedAtFirst(nodes, 'rancher/prod', 2)]).toEqual([])
    expect([...closedAtFirst(nodes, 'rancher', 2)]).toEqual(['rancher/prod'])
  })
})
