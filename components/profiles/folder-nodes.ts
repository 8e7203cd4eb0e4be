import type { ProfileLabels } from '@/lib/client/profiles'

/** A folder of the tree; `count` are the profiles in it and in those deeper. */
export type FolderNode = { readonly path: string; readonly name: string; readonly count: number; readonly children: readonly FolderNode[] }
/** A folder as it is drawn: one row. */
export type FolderRow = FolderNode & { readonly level: number; readonly isOpen: boolean }

type Making = { path: string; name: string; count: number; children: Map<string, Making> }

/** The tree of the folders in use, in the order of their names; folders that only hold others are in it too. */
export function folderTree(folders: ProfileLabels['folders']): readonly FolderNode[] {
  const root: Making = { path: '', name: '', count: 0, children: new Map() }
  for (const { folder, count } of folders) {
    let holder = root
    for (const name of folder === '' ? [] : folder.split('/')) {
      const known = holder.children.get(name)
      const child = known ?? { path: holder.path === '' ? name : `${holder.path}/${name}`, name, count: 0, children: new Map() }
      if (known === undefined) holder.children.set(name, child)
      child.count += count
      holder = child
    }
  }
  return sorted(root)
}

function sorted({ children }: Making): FolderNode[] {
  return [...children.values()]
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: 'base' }) || (a.name < b.name ? -1 : 1))
    .map((child) => ({ ...child, children: sorted(child) }))
}

/** The rows that are drawn: what lies in closed folders is left out. */
export function folderRows(nodes: readonly FolderNode[], closed: ReadonlySet<string>, level = 1): FolderRow[] {
  return nodes.flatMap((node) => {
    const isOpen = node.children.length > 0 && !closed.has(node.path)
    return [{ ...node, level, isOpen }, ...(isOpen ? folderRows(node.children, closed, level + 1) : [])]
  })
}

/** What is closed at first: all folders below the first level, where there are many, but for the way to `chosen`. */
export function closedAtFirst(nodes: readonly FolderNode[], chosen: string, most = 40): ReadonlySet<string> {
  const all = folderRows(nodes, new Set())
  if (all.length <= most) return new Set()
  return new Set(all.filter(({ path, children }) => children.length > 0 && !`${chosen}/`.startsWith(`${path}/`)).map(({ path }) => path))
}
