import { describe, expect, it } from 'vitest'
import { type FoundResources, flatResources, nestedResources } from './resources'

const shown = ({ requests, others, isCyclic }: FoundResources) => ({
  requests: requests.map(({ request, folders, messages }) => [request.name, folders.map((folder) => folder.name), messages.length]),
  others,
  isCyclic,
})
const folder = (id: string, parentId: string) => ({ _id: id, parentId, _type: 'request_group', name: id })

describe('flatResources', () => {
  it('finds WebSocket requests with their folders and messages', () => {
    const resources = [
      { _id: 'ws-req_1', parentId: 'f2', _type: 'websocket_request', name: 'A' },
      folder('f2', 'f1'),
      folder('f1', 'wrk'),
      { _id: 'wrk', _type: 'workspace', name: 'W' },
      { _id: 'p', parentId: 'ws-req_1', _type: 'websocket_payload' },
      { _id: 'q', parentId: 'ws-req_1', _type: 'websocket_payload' },
      { _type: 'request' },
      { _type: 'grpc_request' },
      { _type: 'environment' },
      null,
    ]
    expect(shown(flatResources({ resources }))).toEqual({ requests: [['A', ['f2', 'f1'], 2]], others: 2, isCyclic: false })
  })
  it('ends where folders lead back to themselves, and says so', () => {
    const resources = [folder('f1', 'f2'), folder('f2', 'f1'), { parentId: 'f1', _type: 'websocket_request', name: 'A' }]
    expect(shown(flatResources({ resources }))).toEqual({ requests: [['A', ['f1', 'f2'], 0]], others: 0, isCyclic: true })
  })
  it('follows sixty folders of more', () => {
    const resources = [
      ...Array.from({ length: 500 }, (_, at) => folder(`f${at}`, `f${at + 1}`)),
      { parentId: 'f0', _type: 'websocket_request', name: 'A' },
    ]
    expect(flatResources({ resources }).requests[0]?.folders.length).toBe(60)
  })
})
describe('nestedResources', () => {
  it('finds WebSocket requests by their id, or by a URL without a method', () => {
    const collection = [
      {
        name: 'F',
        children: [
          { name: 'A', url: '{{ _.x }}', meta: { id: 'ws-req_1' } },
          { name: 'H', method: 'GET', url: 'ws://x' },
        ],
      },
      { name: 'B', url: 'wss://b' },
      { name: 'G', meta: { id: 'greq_1' } },
    ]
    expect(shown(nestedResources({ collection }))).toEqual({
      requests: [
        ['A', ['F'], 0],
        ['B', [], 0],
      ],
      others: 2,
      isCyclic: false,
    })
  })
  it('ends on what holds itself', () => {
    const round: { children: unknown[] } = { children: [] }
    round.children.push(round)
    expect(nestedResources({ collection: [round] }).requests).toEqual([])
  })
})
