import { createHash } from 'node:crypto'
import { inTransaction, statement } from '../lib/server/store/client'
import { createProfile } from '../lib/server/store/profiles/create-profile'
import { openForWriting, searchFile, writeMeta } from '../lib/server/store/search/index-file'
import type { Parts } from '../lib/server/store/search/parts'
import { belongingOf } from '../lib/server/store/search/search-reader'
import { type IndexedRow, partsOfRow, writeDoc } from '../lib/server/store/search/write-docs'
import type { TemporaryStore } from '../lib/testing/temporary-store'

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

/** What an attempt of a team's history is like: a few targets are tried all the time, many a few times; most of it works. */
type Kind = {
  readonly share: number
  readonly outcome: string
  readonly status: number | null
  readonly cause: string | null
  readonly product: string | null
  readonly summary: string
  readonly body: string
}
const KINDS: readonly Kind[] = [
  { share: 0.52, outcome: 'accepted', status: 101, cause: null, product: null, summary: 'Accepted: 101 Switching Protocols', body: '' },
  {
    share: 0.11,
    outcome: 'refused',
    status: 403,
    cause: 'jenkins/crumb-missing',
    product: 'Jenkins',
    summary: 'Refused: 403 Forbidden',
    body: '<html><head><title>403 No valid crumb was included in the request</title></head><body>Authentication required, see the documentation of the controller</body></html>',
  },
  {
    share: 0.09,
    outcome: 'refused',
    status: 404,
    cause: 'nginx/no-location',
    product: 'nginx',
    summary: 'Refused: 404 Not Found',
    body: '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.25.3</center></body></html>',
  },
  {
    share: 0.07,
    outcome: 'refused',
    status: 401,
    cause: 'kubernetes/unauthorized',
    product: 'Kubernetes API server',
    summary: 'Refused: 401 Unauthorized',
    body: '{"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}',
  },
  {
    share: 0.06,
    outcome: 'refused',
    status: 502,
    cause: 'nginx/bad-gateway',
    product: 'nginx',
    summary: 'Refused: 502 Bad Gateway',
    body: '<html><body><center><h1>502 Bad Gateway</h1></center></body></html>',
  },
  {
    share: 0.06,
    outcome: 'unreachable',
    status: null,
    cause: 'network/nobody-listens',
    product: null,
    summary: 'Unreachable: nobody listens on the port',
    body: '',
  },
  {
    share: 0.03,
    outcome: 'timed-out',
    status: null,
    cause: 'network/no-answer',
    product: null,
    summary: 'Timed out: no answer within 10 s',
    body: '',
  },
  {
    share: 0.03,
    outcome: 'invalid',
    status: 101,
    cause: 'proxy/upgrade-lost',
    product: 'HAProxy',
    summary: 'Invalid: the accept value is another one',
    body: '',
  },
  {
    share: 0.02,
    outcome: 'not-http',
    status: null,
    cause: 'tls/plain-text-port',
    product: null,
    summary: 'Not HTTP: the endpoint answered with a TLS alert',
    body: '',
  },
  {
    share: 0.009,
    outcome: 'blocked',
    status: null,
    cause: 'policy/private-address',
    product: null,
    summary: 'Blocked by the network policy',
    body: '',
  },
  {
    share: 0.001,
    outcome: 'refused',
    status: 426,
    cause: 'rancher/agent-too-old',
    product: 'Rancher',
    summary: 'Refused: 426 Upgrade Required',
    body: 'cluster agent must be upgraded before it may connect',
  },
]
export const WORDS = [
  'orders',
  'ticker',
  'metrics',
  'agent',
  'stream',
  'events',
  'chat',
  'build',
  'deploy',
  'socket',
  'live',
  'feed',
  'notify',
  'session',
  'cluster',
  'queue',
]
const HOSTS = 4_000
const PROFILES = 40
/** Milliseconds between two attempts: a million of them are two thirds of a year. */
export const APART_MS = 20_000
export const NEWEST = Date.UTC(2026, 10, 27, 9)

const INSERT = `INSERT INTO Attempt (id, workspaceId, createdById, createdAt, profileId, name, note, pinned, draft, draftSecret, dataKey, state, outcome, status, summary,
  url, host, port, tls, address, closeCode, closeHow, product, endedAt, durationMs, startedMs, resolveMs, connectMs, tlsMs, sentMs, firstByteMs, headMs, framesSent, framesReceived, bytesSent, bytesReceived, factBytes,
  rulesVersion, failedRules, diagnoses, keyHash) VALUES (${Array(41).fill('?').join(', ')})`
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
      for (const { row, sealed } of attempts) statement(INSERT).run(...columnsOf(row, sealed))
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

/** A UUIDv7 of that time. */
function idAt(time: number, random: Random): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const at = time.toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
}

const token = (random: Random, digits: number) =>
  Math.floor(random() * 16 ** digits)
    .toString(16)
    .padStart(digits, '0')

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

function columnsOf(row: IndexedRow, sealed: Uint8Array): unknown[] {
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
  const {
    id,
    workspaceId,
    createdById,
    createdAt,
    profileId,
    name,
    note,
    pinned,
    state,
    outcome,
    status,
    summary,
    url,
    host,
    port,
    tls,
    address,
  } = row
  const {
    closeCode,
    closeHow,
    product,
    endedAt,
    durationMs,
    startedMs,
    resolveMs,
    connectMs,
    tlsMs,
    sentMs,
    firstByteMs,
    headMs,
    framesSent,
    framesReceived,
    bytesSent,
    bytesReceived,
    factBytes,
  } = row
  return [
    ...[
      id,
      workspaceId,
      createdById,
      createdAt,
      profileId,
      name,
      note,
      pinned,
      draft,
      sealed,
      sealed.subarray(0, 60),
      state,
      outcome,
      status,
      summary,
    ],
    ...[
      url,
      host,
      port,
      tls,
      address,
      closeCode,
      closeHow,
      product,
      endedAt,
      durationMs,
      startedMs,
      resolveMs,
      connectMs,
      tlsMs,
      sentMs,
      firstByteMs,
      headMs,
      framesSent,
      framesReceived,
      bytesSent,
      bytesReceived,
      factBytes,
    ],
    ...[row.rulesVersion, row.failedRules, row.diagnoses, createHash('sha256').update(id).digest()],
  ]
}
