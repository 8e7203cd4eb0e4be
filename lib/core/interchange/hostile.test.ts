import fc from 'fast-check'
import { expect, it } from 'vitest'
import { har } from './har'
import type { ImportFormat } from './import-result'
import { IMPORTERS, importText } from './index'
import { insomnia } from './insomnia/import-insomnia'
import type { JsonObject } from './json/members'
import { postman } from './postman/import-postman'

const FORMATS: readonly (ImportFormat | 'auto')[] = ['auto', ...IMPORTERS.map((importer) => importer.format)]
/** Pieces that mean something to one of the readers, and those that open what nothing closes. */
const PIECES = [
  'curl ',
  'curl.exe ',
  'wscat -c ',
  'websocat ',
  'Invoke-WebRequest -Uri ',
  'fetch("',
  'new WebSocket(`',
  'wss://a/x',
  'https://{{b}}/',
  '-H ',
  '--header=',
  "'",
  '"',
  '`',
  '^',
  '^"',
  '\\',
  "$'",
  '@{',
  '}',
  '{',
  '[',
  ']',
  '(',
  ')',
  ':',
  ';',
  ',',
  '=',
  '&',
  '|',
  '#',
  '//',
  '/*',
  '${',
  '$([char]65)',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '\u00a0',
  '\u201c',
  '\ufeff',
  '\0',
  '{"log":',
  '{"entries":[',
  '"headers":',
  '"__proto__":',
  'GET / HTTP/1.1\r\n',
  'Host: a\r\n',
  'type: collection.insomnia.rest/5.0',
  '_type: export',
  '{% a %}',
  '%20',
]
const NAMES = [
  'log',
  'version',
  'entries',
  'request',
  'response',
  'status',
  'url',
  'raw',
  'host',
  'path',
  'query',
  'variable',
  'headers',
  'header',
  'name',
  'key',
  'value',
  'title',
  'info',
  'schema',
  'item',
  'items',
  'children',
  'type',
  'payload',
  'auth',
  'bearer',
  'apikey',
  'settings',
  'resources',
  '_type',
  '_id',
  'parentId',
  '__export_format',
  'collection',
  'authentication',
  'parameters',
  'disabled',
  'order',
  'requests',
  '_postman_variable_scope',
  '__proto__',
  'constructor',
  'toString',
  'length',
]
const TEXTS = [
  'websocket',
  'websocket_request',
  'websocket_payload',
  'request_group',
  'ws-raw-request',
  'ws-socketio-request',
  'wss://a/x',
  '{{ _.x }}/y',
  'https://a',
  'Upgrade',
  'a\r\nb',
  '',
  '1.2',
  '4',
  'export',
  'collection.insomnia.rest/5.0',
  'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  'bearer',
  'basic',
  'apikey',
  ':authority',
]
const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 40 }).map((pieces) => pieces.join(''))
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...TEXTS), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('node'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('node')), { maxLength: 6 })
      .map((pairs) => JSON.parse(`{${pairs.map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join(',')}}`)),
  ),
})).node

function holds(given: string, format: ImportFormat | 'auto') {
  const { drafts, notes, placeholders, problems } = importText(given, format)
  expect(drafts.length).toBeLessThanOrEqual(1000)
  expect(notes.length).toBeLessThanOrEqual(61)
  expect(problems.length).toBeLessThanOrEqual(100)
  expect(placeholders.length).toBeLessThanOrEqual(given.length)
  for (const { start, end } of problems) expect([start >= 0, end >= start, end <= given.length]).toEqual([true, true, true])
  // Nothing is silent: what gives no draft says why, in a sentence.
  if (drafts.length === 0) expect(problems.length).toBeGreaterThan(0)
  for (const draft of drafts) {
    expect(typeof draft.url).toBe('string')
    expect(draft.note === undefined || draft.note.length <= 10_000).toBe(true)
  }
  expect('polluted' in {}).toBe(false)
}

it('never throws on a text, whatever it is taken for, and stays within its bounds', () => {
  fc.assert(fc.property(text, fc.constantFrom(...FORMATS), holds), { numRuns: 1500 })
})
it('never throws on JSON, whatever its members, and stays within its bounds', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(...FORMATS), (given, format) => holds(JSON.stringify(given), format)),
    { numRuns: 1500 },
  )
})
it('asks an object of JSON a bounded number of times: some dozens for each value it holds', () => {
  const roots = [
    (inner: unknown) => ({ log: { version: '1.2', entries: [inner, inner] } }),
    (inner: unknown) => ({ info: { name: 'x' }, item: [inner, { name: 'f', item: [inner, inner] }] }),
    (inner: unknown) => ({
      _type: 'export',
      __export_format: 4,
      resources: [inner, { _type: 'websocket_request', headers: inner, url: 'ws://a' }],
    }),
  ]
  const readers = [har, postman, insomnia]
  fc.assert(
    fc.property(value, fc.nat(2), (inner, which) => {
      const root: unknown = JSON.parse(JSON.stringify(roots[which]?.(inner)))
      const { counted, count } = counting(root)
      readers[which]?.json.readValue(counted as JsonObject, '{}')
      expect(count()).toBeLessThanOrEqual(60 * valuesOf(root) + 200)
    }),
    { numRuns: 500 },
  )
})
it('reads texts made to be slow, each in one pass or few', () => {
  const most = 60_000
  const slow = [
    'curl ',
    "-H 'A: b' ",
    '`',
    '^',
    '\\',
    '"',
    "'",
    "$'",
    '@{',
    '{',
    '[',
    'fetch("a", {',
    'fetch(`',
    'new WebSocket("',
    'wscat -c ws://a\n',
    'websocat ws://a -H x ',
    '# \n',
    'ws://a\n',
    ' ',
    '\n',
    '{{',
    '{%',
    '/*',
    'A: b\r\n',
    'iwr -Headers @{',
  ]
  for (const piece of slow) for (const format of FORMATS) holds(piece.repeat(Math.ceil(most / piece.length)), format)
})

/** The value with every question about a member counted. */
function counting(root: unknown) {
  let asked = 0
  const wrap = (each: unknown): unknown =>
    typeof each !== 'object' || each === null
      ? each
      : new Proxy(each, {
          get(target, name, receiver) {
            asked++
            return wrap(Reflect.get(target, name, receiver))
          },
          getOwnPropertyDescriptor(target, name) {
            asked++
            return Reflect.getOwnPropertyDescriptor(target, name)
          },
        })
  return { counted: wrap(root), count: () => asked }
}

function valuesOf(each: unknown): number {
  if (typeof each !== 'object' || each === null) return 1
  return Object.values(each).reduce((sum: number, one) => sum + valuesOf(one), 1)
}
