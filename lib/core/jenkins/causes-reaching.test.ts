import { describe, expect, it } from 'vitest'
import { observed } from '../../testing/jenkins-observation'
import { latin1Encode } from '../bytes/latin1'
import { readBanner } from './banner'
import { REACHING } from './causes-reaching'
import { readFirstAnswer } from './first-answer'
import type { Asked, BannerSeen, LineEnd, TcpObservation } from './observation'

const failed = (phase: string, code: string) =>
  observed({ banner: null, ping: null, failure: { phase, code, detail: `detail of ${code}` } })
const heard = (text: string, end: LineEnd = 'fin'): BannerSeen => ({
  failure: null,
  answer: readFirstAnswer(latin1Encode(text)),
  http: readBanner(latin1Encode(text)),
  end,
  waitedMs: 5_000,
})
const quiet: Asked = { failure: null, answer: { kind: 'silence' }, end: 'open', waitedMs: 2_500 }
const answered = (text: string, end: LineEnd = 'fin') => observed({ banner: heard(text, end), ping: null })

/** What was seen, and the one cause of this group that it shows. */
const CASES: readonly (readonly [id: string, seen: TcpObservation, evidence: string])[] = [
  ['blocked', failed('policy', 'blocked'), 'detail of blocked'],
  ['name-not-found', failed('resolve', 'name-not-found'), 'detail of name-not-found'],
  ['port-refused', failed('connect', 'connection-refused'), 'detail of connection-refused'],
  ['port-unreachable', failed('connect', 'connect-timeout'), 'detail of connect-timeout'],
  ['port-unreachable', failed('connect', 'host-unreachable'), 'detail of host-unreachable'],
  ['tls-terminator', answered('\u0015\u0003\u0001\u0000\u0002\u0002\u0046'), 'A TLS alert came in answer to GET in clear text'],
  [
    'tls-terminator',
    observed({ banner: heard('', 'open'), ping: quiet, tlsFirst: { ok: true, detail: 'nothing that is HTTP came', banner: null } }),
    'A TLS handshake from the first octet succeeded',
  ],
  ['silent', observed({ banner: heard('', 'open'), ping: quiet }), 'Nothing came in answer to GET within 5000 ms'],
  ['web-port', answered('HTTP/1.1 403 Forbidden\r\nX-Jenkins: 2.479\r\n\r\n'), 'HTTP/1.1 403 Forbidden, X-Jenkins: 2.479'],
  ['http-server', answered('HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n'), 'HTTP/1.1 400 Bad Request, Server: nginx'],
  ['ssh-port', answered('SSH-2.0-x\r\n'), 'SSH-2.0-x'],
  ['something-else', answered('220 mail\r\n'), 'It answered GET with "220 mail\\r\\n"'],
  ['something-else', answered('', 'rst'), 'It ended the connection (reset) without a word'],
]

describe('why the port does not answer as a controller', () => {
  it.each(CASES)('%s', (id, seen, evidence) => {
    const found = REACHING.flatMap((cause) => {
      const text = cause.when(seen)?.[0]?.text
      return text === undefined ? [] : [[cause.id, text]]
    })
    expect(found).toEqual([[`jenkins-tcp/${id}`, evidence]])
  })
  it('has a case for each cause', () => {
    expect(new Set(CASES.map(([id]) => `jenkins-tcp/${id}`))).toEqual(new Set(REACHING.map(({ id }) => id)))
  })
  it('says nothing of a controller that answers', () => {
    expect(REACHING.filter((cause) => cause.when(observed({})) !== null)).toEqual([])
  })
})
