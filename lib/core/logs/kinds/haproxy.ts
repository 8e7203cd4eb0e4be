import { draftTo } from '../log-draft'
import type { LogKind } from '../log-kind'

/** Status, then two cookies, then the state: `101 1234 - - sD-- 1/1/0/0/0`. */
const TUNNEL = /\s(?<status>-?\d{1,3}) \d{1,15} \S{1,80} \S{1,80} (?<state>[A-Za-z-])(?<phase>[A-Za-z-])\S{2} \d{1,9}\/\d{1,9}\//
const OTHER_END = new RegExp(`(?!\\s101 \\d{1,15} \\S{1,80} \\S{1,80} [cs]D)${TUNNEL.source}`)
const REQUEST = /"(?:GET|CONNECT) (\S{1,2000}) HTTP\/\d/

const ENDED_BY: Readonly<Record<string, string>> = {
  C: 'the client ended the connection',
  S: 'the server ended the connection, or refused it',
  P: 'HAProxy itself stopped it: a rule, or what it read was not valid',
  L: 'HAProxy answered by itself, without a server',
  R: 'a resource of HAProxy was used up',
  I: 'HAProxy found an error of its own',
  D: 'HAProxy ended it because the server went down',
  U: 'HAProxy ended it because another server came up',
  K: 'an administrator ended it',
  c: 'a time limit passed while the client was waited for',
  s: 'a time limit passed while the server was waited for',
}
const PHASE: Readonly<Record<string, string>> = {
  R: 'while the request was read',
  Q: 'while it waited in the queue',
  C: 'while the connection to the server was made',
  H: 'while the answer was waited for',
  D: 'while data flowed',
  L: 'while the last data went to the client',
  T: 'while the request was tarpitted',
}

/** The HTTP log of HAProxy: how a stream ended stands in four letters. */
export const haproxy: LogKind = {
  id: 'haproxy',
  title: 'HAProxy (HTTP log)',
  sentences: [
    {
      id: 'haproxy-tunnel-timeout',
      pattern: /\s(?<status>101) \d{1,15} \S{1,80} \S{1,80} ([cs])D\S{2} \d{1,9}\/\d{1,9}\//,
      says: (match) => `HAProxy ended an open WebSocket because the ${match[2] === 'c' ? 'client' : 'server'} was silent for too long`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'proxy',
      cause:
        'After the 101 timeout tunnel counts for both directions; where it is not set, timeout client and timeout server do. The client sees TCP end without a Close frame: 1006.',
      remedy: 'Set timeout tunnel 1h in defaults or in the backend, and timeout client-fin 30s with it; or ping within the limit.',
      source: 'HAProxy configuration manual, 8.5 and timeout tunnel; measured on HAProxy 2.6.12',
      examples: [
        'haproxy[14389]: 10.0.1.2:33313 [06/Feb/2026:12:14:14.655] fe ws/srv1 0/0/1/2/60003 101 1234 - - sD-- 1/1/0/0/0 0/0 "GET /ws HTTP/1.1"',
        'haproxy[14389]: 10.0.1.2:33313 [06/Feb/2026:12:14:14.655] fe ws/srv1 0/0/1/2/50004 101 482 - - cD-- 1/1/0/0/0 0/0 "GET /ws HTTP/1.1"',
      ],
    },
    {
      id: 'haproxy-ended',
      // Those of the sentence above are told there.
      pattern: OTHER_END,
      says: (match) => {
        const { state = '-', phase = '-', status } = match.groups ?? {}
        if (state === '-') return `HAProxy passed an answer with ${status} on, and both sides ended it in the ordinary way`
        return `${ENDED_BY[state] ?? 'the stream ended'} ${PHASE[phase] ?? ''} (${state}${phase}, status ${status})`
      },
      confidence: 'certain',
      basis: 'documented',
      layer: 'proxy',
      cause:
        'The first letter tells who ended the stream or what limit passed, the second in which phase (HAProxy configuration manual, 8.5).',
      remedy: (match) =>
        match.groups?.state === 'S' && match.groups.phase === 'C'
          ? 'Nothing listens at the address of the server line, or it refuses: ask it directly.'
          : match.groups?.phase === 'H'
            ? 'The server gave no valid answer: ask it directly and look at the head of its answer.'
            : match.groups?.state === 'P'
              ? 'Look at the http-request rules; a Sec-WebSocket-Key that is not 24 characters long is refused too.'
              : 'Look into the log of the side that is named, at this time.',
      source: 'HAProxy configuration manual, 8.5',
      examples: [
        'haproxy[1]: 10.0.1.2:33313 [06/Feb/2026:12:14:14.655] fe ws/srv1 0/0/-1/-1/3002 503 212 - - SC-- 1/1/0/0/3 0/0 "GET /ws HTTP/1.1"',
        'haproxy[1]: 10.0.1.2:33313 [06/Feb/2026:12:14:14.655] fe ws/srv1 0/-1/-1/-1/0 400 187 - - PR-- 1/1/0/0/0 0/0 "<BADREQ>"',
        'haproxy[1]: 10.0.1.2:33313 [06/Feb/2026:12:14:14.655] fe ws/srv1 0/0/1/2/90210 101 4821 - - ---- 1/1/0/0/0 0/0 "GET /ws HTTP/1.1"',
      ],
    },
  ],
  clues: [],
  drafts(_, { lines }) {
    const line = lines.find(({ text }) => TUNNEL.test(text) && REQUEST.test(text))
    const target = line && REQUEST.exec(line.text)?.[1]
    if (target === undefined) return []
    return [draftTo(/^wss?:/.test(target) ? target : `wss://{{host}}${target.replace(/^https?:\/\/[^/]*/, '')}`, [], 'As the client asked')]
  },
}
