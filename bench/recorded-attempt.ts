import { latin1Encode } from '../lib/core/bytes/latin1'
import { acceptValue } from '../lib/core/handshake/accept-value'
import type { RequestDraft } from '../lib/core/handshake/draft'
import { JUDGED_BY } from '../lib/core/report/judged-by'
import type { Fact } from '../lib/core/transcript/fact'
import { createAttempt } from '../lib/server/store/create-attempt'
import type { LocalIdentity } from '../lib/server/store/installation'
import type { CreatedAttempt } from '../lib/server/store/types'

export type RecordedAttempt = CreatedAttempt & {
  readonly draft: RequestDraft
  /** What a reporter needs of its row. */
  readonly row: Parameters<typeof import('../lib/server/attempts/reporter-meta').reporterMeta>[0]
}

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='

/** The committed row of an attempt that is about to be dialled. */
export function newAttempt({ workspaceId, personId }: LocalIdentity, url: string): RecordedAttempt {
  const { hostname: host, port } = new URL(url)
  const draft: RequestDraft = { url }
  const created = createAttempt({
    workspaceId,
    createdById: personId,
    draft,
    exactDraft: draft,
    url,
    host,
    port: Number(port),
    tls: false,
    rulesVersion: JUDGED_BY,
  })
  const { id, createdAt } = created
  const row = {
    id,
    createdAt,
    profileId: null,
    repeatOf: null,
    name: null,
    note: null,
    pinned: false,
    draft,
    port: Number(port),
    keySeen: null,
  }
  return { ...created, draft, row }
}

const bytes = (at: number, direction: 'sent' | 'received', text: string): Fact => ({
  v: 1,
  kind: 'bytes',
  at,
  hop: 0,
  layer: 'endpoint',
  direction,
  bytes: latin1Encode(text),
})

/** What happens until a connection to 127.0.0.1:9 is open; `server` stands in the answer. */
export function upgradeFacts(server: string): Fact[] {
  return [
    {
      v: 1,
      kind: 'reached',
      at: 0.2,
      hop: 0,
      phase: 'resolve',
      data: { host: '127.0.0.1', addresses: [{ address: '127.0.0.1', family: 4 }] },
    },
    { v: 1, kind: 'policy', at: 0.3, hop: 0, decision: 'allowed', reason: 'loopback', host: '127.0.0.1', address: '127.0.0.1', port: 9 },
    {
      v: 1,
      kind: 'reached',
      at: 0.6,
      hop: 0,
      phase: 'connect',
      data: { address: '127.0.0.1', family: 4, port: 9, localAddress: '127.0.0.1', localPort: 50_000 },
    },
    bytes(
      0.8,
      'sent',
      `GET /feed HTTP/1.1\r\nHost: 127.0.0.1:9\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    ),
    { v: 1, kind: 'reached', at: 0.9, hop: 0, phase: 'request', data: { bytes: 150 } },
    bytes(
      2,
      'received',
      `HTTP/1.1 101 Switching Protocols\r\nServer: ${server}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY)}\r\n\r\n`,
    ),
  ]
}

/** The same answered with 403: the attempt ends. */
export function refusedFacts(): Fact[] {
  return [
    ...upgradeFacts('x').slice(0, -1),
    bytes(
      2,
      'received',
      'HTTP/1.1 403 Forbidden\r\nServer: nginx\r\nContent-Type: text/plain\r\nContent-Length: 9\r\nConnection: close\r\n\r\nForbidden',
    ),
    { v: 1, kind: 'ended', at: 2.5, hop: 0, by: 'endpoint', how: 'fin', phase: 'response' },
  ]
}
