import { describe, expect, it } from 'vitest'
import { insomnia } from './import-insomnia'

const read = (value: unknown) => {
  const { drafts, notes, problems } = insomnia.read(typeof value === 'string' ? value : JSON.stringify(value))
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return {
    drafts,
    urls: drafts.map(({ url }) => url),
    names: drafts.map(({ note }) => note),
    lines,
    notes: notes.map(({ code }) => code),
    problems: problems.map(({ message }) => message),
  }
}
const exported = (resources: readonly unknown[], format: unknown = 4) => ({
  _type: 'export',
  __export_format: format,
  __export_date: '2026-03-02T10:00:00.000Z',
  __export_source: 'insomnia.desktop.app:v2023.5.8',
  resources,
})
/** As Insomnia 2023 writes a WebSocket request. */
const REQUEST = {
  _id: 'ws-req_1',
  parentId: 'fld_1',
  modified: 1,
  created: 1,
  name: 'Feed',
  url: '{{ _.base }}/feed',
  metaSortKey: -1,
  headers: [
    { id: 'pair_1', name: 'x-b', value: '1', description: '' },
    { id: 'pair_2', name: 'X-B', value: '{{ _.user }}', description: '' },
    { id: 'pair_3', name: 'Off', value: 'z', disabled: true },
  ],
  authentication: { type: 'apikey', disabled: false, key: 'X-Key', value: '{{ _.key }}', addTo: 'header' },
  parameters: [
    { id: 'p', name: 'room', value: 'blue' },
    { id: 'q', name: 'no', value: 'x', disabled: true },
  ],
  settingEncodeUrl: true,
  description: '',
  _type: 'websocket_request',
}

describe('insomnia, version 4', () => {
  it('reads WebSocket requests with folder and name, headers in order, variables as ours, messages', () => {
    const result = read(
      exported([
        { _id: 'req_1', _type: 'request', url: 'https://a' },
        REQUEST,
        {
          _id: 'ws-payload_1',
          parentId: 'ws-req_1',
          _type: 'websocket_payload',
          name: 'Hello',
          value: '{"a":1}',
          mode: 'application/json',
        },
        { _id: 'fld_1', parentId: 'wrk_1', _type: 'request_group', name: 'Live', headers: [{ name: 'X-Folder', value: 'y' }] },
        { _id: 'wrk_1', _type: 'workspace', name: 'W' },
      ]),
    )
    expect(result).toMatchObject({
      urls: ['{{base}}/feed?room=blue'],
      names: ['Live / Feed'],
      lines: ['X-Folder: y', 'x-b: 1', 'X-B: {{user}}', 'Off: z', 'X-Key: {{key}}'],
      notes: ['others-left-out', 'handshake-lines-added'],
      problems: [],
    })
    expect(result.drafts[0]?.session).toEqual({ messages: [{ name: 'Hello', frame: { opcode: 'text', text: '{"a":1}' } }] })
  })
  it('takes the authorization of a folder where the request has none', () => {
    const folder = { _id: 'fld_1', _type: 'request_group', name: 'F', authentication: { type: 'bearer', token: 't' } }
    expect(read(exported([{ ...REQUEST, headers: [], authentication: {} }, folder])).lines).toEqual(['Authorization: Bearer t'])
    expect(read(exported([{ ...REQUEST, authentication: { ...REQUEST.authentication, disabled: true } }, folder])).lines).not.toContain(
      'X-Key: {{key}}',
    )
  })
  it('reads folders that lead back to themselves once, and says so', () => {
    const group = (id: string, parentId: string) => ({ _id: id, parentId, _type: 'request_group', name: id })
    const result = read(exported([REQUEST, group('fld_1', 'fld_2'), group('fld_2', 'fld_1')]))
    expect(result).toMatchObject({ names: ['fld_2 / fld_1 / Feed'], notes: ['folders-cyclic', 'handshake-lines-added'] })
  })
})

describe('insomnia, version 5', () => {
  it('reads the same collection written as JSON', () => {
    const result = read({
      type: 'collection.insomnia.rest/5.0',
      schema_version: '5.1',
      name: 'W',
      collection: [
        {
          name: 'Live',
          meta: { id: 'fld_1' },
          children: [{ name: 'Feed', url: 'https://{{ _.host }}/x', meta: { id: 'ws-req_1' }, headers: [{ name: 'A', value: 'b' }] }],
        },
      ],
    })
    expect(result).toMatchObject({
      urls: ['wss://{{host}}/x'],
      names: ['Live / Feed'],
      lines: ['A: b'],
      notes: ['scheme-mapped', 'handshake-lines-added'],
    })
  })
  it('says that YAML is not read, and how to get JSON', () => {
    const sentence = 'This is YAML: expected JSON; Insomnia writes it when "Insomnia v4 (JSON)" is chosen for the export'
    expect(read('type: collection.insomnia.rest/5.0\nname: W\n').problems).toEqual([sentence])
    expect(read('# mine\n---\n_type: export\n__export_format: 4\n').problems).toEqual([sentence])
  })
})

describe('insomnia, what is none', () => {
  it('names versions and kinds it does not know', () => {
    expect(read(exported([], 3)).problems).toEqual(['The export has the version "3": expected 4 or 5.0'])
    expect(read({ type: 'collection.insomnia.rest/6.0' }).problems).toEqual(['The export has the version "6.0": expected 4 or 5.0'])
    expect(read({ type: 'environment.insomnia.rest/5.0' }).problems).toEqual([
      'The export is of the kind "environment": expected a collection',
    ])
  })
  it('says why nothing was found', () => {
    expect(read(exported([])).problems).toEqual(['The export has no requests'])
    expect(read(exported([{ _type: 'request' }])).problems).toEqual([
      'None of the 1 requests of the export is one of WebSocket: expected a WebSocket request',
    ])
  })
  it('is recognised by its format', () => {
    expect(
      [
        JSON.stringify(exported([])),
        '{"type":"collection.insomnia.rest/5.0"}',
        'type: spec.insomnia.rest/5.0',
        '{"log":{}}',
        'type: x',
      ].map(insomnia.detect),
    ).toEqual([true, true, true, false, false])
  })
})
