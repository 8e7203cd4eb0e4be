import { type JsonObject, member, objectOf, objectsOf, textOf } from '../json/members'

/** Folders inside one another that are followed. */
const MOST_FOLDERS = 60
const MOST_ITEMS = 200_000

/** A WebSocket request with the folders it stands in, the nearest first, and the messages kept beside it. */
export type FoundRequest = {
  readonly request: JsonObject
  readonly folders: readonly JsonObject[]
  readonly messages: readonly JsonObject[]
}
export type FoundResources = {
  readonly requests: readonly FoundRequest[]
  /** Requests of HTTP, gRPC and others. */
  readonly others: number
  /** Whether the folders of a request lead back to themselves. */
  readonly isCyclic: boolean
}

/** The WebSocket requests of an export of version 4: a flat list whose members name their parent. */
export function flatResources(root: JsonObject): FoundResources {
  const resources = objectsOf(root, 'resources', MOST_ITEMS)
  const byId = new Map<string, JsonObject>()
  const messages = new Map<string, JsonObject[]>()
  for (const one of resources) {
    const type = textOf(one, '_type')
    if (type === 'request_group' || type === 'workspace') byId.set(textOf(one, '_id'), one)
    if (type === 'websocket_payload') {
      const parent = textOf(one, 'parentId')
      const known = messages.get(parent)
      if (known === undefined) messages.set(parent, [one])
      else known.push(one)
    }
  }
  let isCyclic = false
  const foldersOf = (request: JsonObject): readonly JsonObject[] => {
    const folders: JsonObject[] = []
    const seen = new Set<string>()
    for (let id = textOf(request, 'parentId'); folders.length < MOST_FOLDERS; ) {
      const folder = byId.get(id)
      if (folder === undefined || textOf(folder, '_type') === 'workspace') break
      if (seen.has(id)) {
        isCyclic = true
        break
      }
      seen.add(id)
      folders.push(folder)
      id = textOf(folder, 'parentId')
    }
    return folders
  }
  const requests: FoundRequest[] = []
  let others = 0
  for (const one of resources) {
    const type = textOf(one, '_type')
    if (type === 'websocket_request')
      requests.push({ request: one, folders: foldersOf(one), messages: messages.get(textOf(one, '_id')) ?? [] })
    else if (/(?:^|_)request$/.test(type)) others++
  }
  return { requests, others, isCyclic }
}

/** The WebSocket requests of a collection of version 5: folders hold their members, and a request's id says what it is. */
export function nestedResources(root: JsonObject): FoundResources {
  const requests: FoundRequest[] = []
  let others = 0
  const stack: { readonly items: readonly JsonObject[]; at: number; readonly folders: readonly JsonObject[] }[] = [
    { items: objectsOf(root, 'collection'), at: 0, folders: [] },
  ]
  for (let count = 0; count < MOST_ITEMS; count++) {
    const top = stack.at(-1)
    if (top === undefined) break
    const item = top.items[top.at++]
    if (item === undefined) {
      stack.pop()
      continue
    }
    if (Array.isArray(member(item, 'children'))) {
      if (stack.length < MOST_FOLDERS) stack.push({ items: objectsOf(item, 'children'), at: 0, folders: [item, ...top.folders] })
    } else if (isWebSocket(item)) requests.push({ request: item, folders: top.folders, messages: [] })
    else others++
  }
  return { requests, others, isCyclic: false }
}

/** Insomnia tells the kinds apart by the beginning of `meta.id`; a file written by hand may have none. */
function isWebSocket(item: JsonObject): boolean {
  const id = textOf(objectOf(item, 'meta') ?? {}, 'id')
  return id.startsWith('ws-req') || (member(item, 'method') === undefined && /^wss?:\/\//i.test(textOf(item, 'url')))
}
