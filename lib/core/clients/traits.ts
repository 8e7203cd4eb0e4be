import type { Artifacts } from '../artifacts/artifacts'
import { latin1Decode } from '../bytes/latin1'
import type { ResponseHead } from '../http1/head'
import { field, members } from '../rules/fields'

/** Something an answer may have by every rule, and on which some clients refuse all the same. */
export type Trait = {
  /** Such as `trait/interim-head`. */
  readonly id: string
  /** A statement of fact where it holds. */
  readonly title: string
  holds(artifacts: Partial<Artifacts>): boolean
}

/** Octets of the longest head that Node's parser takes unless told otherwise. */
const NODE_HEAD_LIMIT = 16 * 1024

function lengthsOf101(response: ResponseHead | undefined): string[] {
  return response?.start.status === 101 ? field(response, 'content-length').map((line) => line.value) : []
}

/** Every trait known to turn a client away. */
export const TRAITS: readonly Trait[] = [
  {
    id: 'trait/connection-has-more-members',
    title: 'Connection has another member beside Upgrade',
    holds: ({ response }) => response !== undefined && members(response, 'connection').length > 1,
  },
  {
    id: 'trait/continue-first',
    title: 'A 100 (Continue) came before the answer',
    holds: ({ interim }) => interim?.some((head) => head.start.status === 100) === true,
  },
  {
    id: 'trait/early-hints-first',
    title: 'An interim head other than 100 came before the answer',
    holds: ({ interim }) => interim?.some((head) => head.start.status !== 100) === true,
  },
  {
    id: 'trait/space-after-value',
    title: 'A value of the handshake is followed by white space',
    holds: ({ response, responseBytes }) =>
      response !== undefined &&
      responseBytes !== undefined &&
      response.lines.some(
        (line) =>
          /^(?:upgrade|connection|sec-websocket-)/i.test(line.name) &&
          /[ \t]\r?\n$/.test(latin1Decode(responseBytes, line.valueSpan.end, line.span.end)),
      ),
  },
  {
    id: 'trait/length-of-a-101-unreadable',
    title: 'Content-Length of the 101 is no number',
    holds: ({ response }) => lengthsOf101(response).some((length) => !/^\d+$/.test(length)),
  },
  {
    id: 'trait/lengths-of-a-101-differ',
    title: 'The 101 has two different lengths',
    holds: ({ response }) => new Set(lengthsOf101(response)).size > 1,
  },
  {
    id: 'trait/head-over-16-kib',
    title: 'The head is longer than 16 KiB',
    holds: ({ response }) => response !== undefined && response.length > NODE_HEAD_LIMIT,
  },
]
