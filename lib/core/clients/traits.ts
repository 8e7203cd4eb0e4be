import type { Artifacts } from '../artifacts/artifacts'
import { latin1Decode } from '../bytes/latin1'
import type { ResponseHead } from '../http1/head'
import { split } from '../http1/list-field'
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
/** Octets of the longest line that libraries of Python take. */
const LINE_LIMIT = 8 * 1024

/** For each Connection line whether it names Upgrade. */
function connectionLines(response: ResponseHead | undefined): boolean[] {
  const lines = response ? field(response, 'connection') : []
  return lines.map((line) => split(line, ',').some((member) => member.text.toLowerCase() === 'upgrade'))
}

function lengthsOf101(response: ResponseHead | undefined): string[] {
  return response?.start.status === 101 ? field(response, 'content-length').map((line) => line.value) : []
}

/** Every trait known to turn a client away. */
export const TRAITS: readonly Trait[] = [
  {
    id: 'trait/connection-has-more-members',
    title: 'Connection has another member beside Upgrade',
    holds: ({ response }) => response !== undefined && field(response, 'connection').some((line) => split(line, ',').length > 1),
  },
  {
    id: 'trait/connection-begins-with-another-member',
    title: 'Connection names something else before Upgrade',
    holds: ({ response }) => {
      const named = response ? members(response, 'connection').map((member) => member.text.toLowerCase()) : []
      return named.indexOf('upgrade') > 0
    },
  },
  {
    id: 'trait/connection-on-more-lines',
    title: 'There is more than one Connection line',
    holds: ({ response }) => connectionLines(response).length > 1,
  },
  {
    id: 'trait/first-connection-line-without-upgrade',
    title: 'The first of several Connection lines does not name Upgrade',
    holds: ({ response }) => connectionLines(response).length > 1 && connectionLines(response)[0] === false,
  },
  {
    id: 'trait/last-connection-line-without-upgrade',
    title: 'The last of several Connection lines does not name Upgrade',
    holds: ({ response }) => connectionLines(response).length > 1 && connectionLines(response).at(-1) === false,
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
    id: 'trait/other-version-on-a-101',
    title: 'The 101 has a Sec-WebSocket-Version other than 13',
    holds: ({ response }) => response?.start.status === 101 && field(response, 'sec-websocket-version').some((line) => line.value !== '13'),
  },
  {
    id: 'trait/octets-above-ascii',
    title: 'A value has octets above ASCII',
    holds: ({ response }) => response?.lines.some(({ value }) => /[\x80-\xff]/.test(value)) === true,
  },
  {
    id: 'trait/extension-value-quoted',
    title: 'A parameter of an extension is a quoted string',
    holds: ({ response }) =>
      response !== undefined && field(response, 'sec-websocket-extensions').some(({ value }) => value.includes('="')),
  },
  {
    id: 'trait/line-over-8-kib',
    title: 'A line of the head is longer than 8 KiB',
    holds: ({ response }) => response?.lines.some(({ span }) => span.end - span.start > LINE_LIMIT) === true,
  },
  {
    id: 'trait/head-over-16-kib',
    title: 'The head is longer than 16 KiB',
    holds: ({ response }) => response !== undefined && response.length > NODE_HEAD_LIMIT,
  },
]
