import { createHash } from 'node:crypto'
import { inTransaction, statement } from '../lib/server/store/client'
import { createProfile } from '../lib/server/store/profiles/create-profile'
import { openForWriting, searchFile, writeMeta } from '../lib/server/store/search/index-file'
import type { Parts } from '../lib/server/store/search/parts'
import { belongingOf } from '../lib/server/store/search/search-reader'
import { type IndexedRow, partsOfRow, writeDoc } from '../lib/server/store/search/write-docs'
import type { TemporaryStore } from '../lib/testing/temporary-store'
import { KINDS, type Kind, WORDS } from './history-kinds'

/** Numbers from a seed: the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const HOSTS = 4_000
const PROFILES = 40
/** Milliseconds between two attempts: a million of them are two thirds of a year. */
export const APART_MS = 20_000
export const NEWEST = Date.UTC(2026, 10, 27, 9)

const AT_ONCE = 5_000

/**
 * Fills a store with so many attempts as they come about, the newest at `NEWEST`: rows as the product writes them and, unless told otherwise,
 * the search index with what their facts would say. Facts themselves are left out. Gives the octets of the text that was indexed.
 */
export function fillHistory(store: TemporaryStore, count: number, { seed = 1, index = true } = {}): number {
  const random = seeded(seed)
  const profiles = profilesOf(store)
  const file = searchFile(store.databaseFile)
  const db = index ? openForWriting(file, belongingOf(statement)).db : null
  let octets = 0
  for (let done = 0; done < count; done += AT_ONCE) {
    const attempts = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, n) =>
      attemptOf(store, profiles, random, NEWEST - (count - done - n) * APART_MS),
    )
    inTransaction(() => {
      for (const { row, sealed } of attempts) insert(columnsOf(row, sealed))
    })
    db?.transaction(() => {
      for (const { row, said } of attempts) {
        const parts = { ...said, ...partsOfRow(row) }
        octets += Object.values(parts).reduce((sum, text) => sum + text.length, 0)
        writeDoc(db, row, parts)
      }
    })()
  }
  if (db !== null) {
    statement('DELETE FROM SearchPending').run()
    writeMeta(db, 'before', '')
    writeMeta(db, 'mark', belongingOf(statement).newestChange)
    db.close()
  }
  return octets
}

function profilesOf({ workspaceId, personId: createdById }: TemporaryStore): readonly string[] {
  return Array.from({ length: PROFILES }, (_, n) => {
    const draft = { url: `wss://host-${n}.example.com/` }
    return createProfile({ workspaceId, createdById, name: `Profile ${n}`, url: draft.url, draft, exactDraft: draft }).id
  })
}

type Random = () => number

/** A host as often as it is tried: of few of many, the square of the square makes the first the most frequent by far. */
export function hostAt(random: Random): string {
  const n = Math.floor(HOSTS * random() ** 4)
  return `${WORDS[n % WORDS.length]}-${n}.example.com`
}

type Generated = { readonly row: IndexedRow; readonly said: Parts; readonly sealed: Uint8Array }
const SEALED = createHash('sha512').update('sealed').digest()

function attemptOf({ workspaceId, personId }: TemporaryStore, profiles: readonly string[], random: Random, createdAt: number): Generated {
  const kind = kindOf(random())
  const host = hostAt(random)
  const hostNumber = Number(/\d+/.exec(host)?.[0])
  const path = `/${WORDS[Math.floor(random() * WORDS.length)]}/${Math.floor(random() * 50)}`
  const id = idAt(createdAt, random)
  const isAccepted = kind.outcome === 'accepted'
  const durationMs = isAccepted ? 50 + 200_000 * random() ** 3 : kind.status === null ? 1 + 10_000 * random() : 2 + 400 * random() ** 2
  const frames = isAccepted ? Math.floor(200 * random() ** 2) : 0
  const row: IndexedRow = {
    id,
    workspaceId,
    createdById: personId,
    createdAt,
    profileId: random() < 0.4 ? (profiles[Math.floor(PROFILES * random() ** 2)] ?? null) : null,
    repeatOf: null,
    name: random() < 0.02 ? `${WORDS[Math.floor(random() * WORDS.length)]} check ${Math.floor(random() * 500)}` : null,
    note: random() < 0.01 ? `Seen again after the ${WORDS[Math.floor(random() * WORDS.length)]} change, ask the platform team` : null,
    pinned: random() < 0.002 ? 1 : 0,
    importedAt: null,
    state: 'closed',
    outcome: kind.outcome,
    status: kind.status,
    summary: kind.summary,
    url: `wss://${host}${path}`,
    host,
    port: 443,
    tls: 1,
    address: `10.${hostNumber % 200}.${hostNumber % 250}.7`,
    failurePhase: null,
    failureCode: null,
    closeCode: isAccepted ? closeCodeOf(random()) : null,
    closeHow: isAccepted ? 'close-frame' : null,
    product: kind.product,
    endedAt: createdAt + durationMs,
    durationMs,
    startedMs: 0,
    ...milestonesOf(kind.status === null ? null : durationMs / 3),
    framesSent: frames,
    framesReceived: frames * 3,
    bytesSent: frames * 64,
    bytesReceived: frames * 300,
    factBytes: 900 + frames * 40,
    rulesVersion: '327',
    failedRules: kind.cause === null ? '[]' : '["response/status-101","response/upgrade-present","response/accept-matches"]',
    diagnoses: kind.cause === null ? '[]' : JSON.stringify([kind.cause]),
  }
  return { row, said: saidOf(row, kind, random), sealed: SEALED }
}

/** What was passed until the head was there; nothing but the name where it did not get there. */
function milestonesOf(headMs: number | null) {
  const at = (share: number) => (headMs === null ? null : headMs * share)
  return {
    resolveMs: at(0.05) ?? 2,
    connectMs: at(0.2),
    proxyMs: null,
    tlsMs: at(0.5),
    http2Ms: null,
    sentMs: at(0.52),
    firstByteMs: at(0.98),
    headMs,
  }
}

function kindOf(drawn: number): Kind {
  let sum = 0
  return KINDS.find(({ share }) => (sum += share) > drawn) ?? KINDS[0] ?? never()
}
const closeCodeOf = (drawn: number) => (drawn < 0.7 ? 1000 : drawn < 0.9 ? 1006 : drawn < 0.99 ? 1001 : 1011)
const never = (): never => {
  throw new Error('there are kinds')
}

/** So many hex digits. */
const token = (random: Random, digits: number) =>
  Math.floor(random() * 16 ** digits)
    .toString(16)
    .padStart(digits, '0')

/** A UUIDv7 of that time. */
function idAt(time: number, random: Random): string {
  const at = time.toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${token(random, 3)}-8${token(random, 3)}-${token(random, 12)}`
}

function saidOf(row: IndexedRow, kind: Kind, random: Random): Parts {
  const { pathname } = new URL(row.url)
  const request = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${row.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${Buffer.from(token(random, 12)).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
    `Origin: https://${row.host}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Authorization: ******',
    `X-Request-Id: ${token(random, 12)}${token(random, 12)}`,
  ].join('\n')
  const response =
    kind.status === null
      ? ''
      : [
          `HTTP/1.1 ${kind.status} ${kind.summary.slice(-12)}`,
          `Date: ${new Date(Number(row.createdAt)).toUTCString()}`,
          `Server: ${kind.product ?? 'envoy'}/1.${Math.floor(random() * 30)}.${Math.floor(random() * 9)}`,
          'Connection: upgrade',
          'Strict-Transport-Security: max-age=31536000; includeSubDomains',
          `Set-Cookie: session=****************; Path=/; HttpOnly`,
          `X-Trace-Id: ${row.id.slice(-12)}`,
          'Cache-Control: no-cache, no-store, must-revalidate',
          `Content-Length: ${kind.body.length}`,
        ].join('\n')
  const messages = Array.from({ length: Math.min(row.framesReceived, 24) }, (_, n) => {
    const word = WORDS[Math.floor(random() * WORDS.length)]
    return `{"id":${Math.floor(random() * 1e6)},"kind":"${word}","state":"${n % 2 === 0 ? 'running' : 'finished'}","by":"user${Math.floor(random() * 900)}"}`
  }).join('\n')
  const diagnosis =
    kind.cause === null
      ? ''
      : `${kind.cause}\nThe endpoint answered, and what it said is what ${kind.product ?? 'the network'} says when ${kind.summary.toLowerCase()}`
  return { request, response, body: kind.body, diagnosis, messages }
}

/** The columns of a row, those that no list reads among them. */
function columnsOf(row: IndexedRow, sealed: Uint8Array) {
  const draft = JSON.stringify({
    url: row.url,
    headers: [
      ['Host', row.host],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Key', '{{auto}}'],
      ['Sec-WebSocket-Version', '13'],
      ['Authorization', '******'],
    ],
  })
  const keyHash = createHash('sha256').update(row.id).digest()
  return { ...row, draft, draftSecret: sealed, dataKey: sealed.subarray(0, 60), keyHash }
}

/** Writes a row of the table under the names of its columns. */
function insert(columns: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(columns)
  statement(`INSERT INTO Attempt (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(columns)
}
