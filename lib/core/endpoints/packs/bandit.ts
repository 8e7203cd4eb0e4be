import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'mtrudel/bandit lib/bandit/websocket/connection.ex and handler.ex'

/** The fields of Plug and of its handshake, in lower case; Phoenix adds its own between. */
const own101 = (look: Look) =>
  look.status === 101
    ? look.broad(
        look.fieldsAre(
          ['upgrade', 'connection', 'sec-websocket-accept'],
          ['date', 'vary', 'cache-control', 'x-request-id', 'sec-websocket-extensions', 'sec-websocket-protocol', 'set-cookie'],
        ),
      )
    : null
const plug = (look: Look) => look.broad(look.has('cache-control', 'max-age=0, private, must-revalidate'))

const TOO_LARGE = /^Received (oversize fragmented message|compressed frame inflating too much)$/
const MISTAKE = /^Received unexpected (continuation|text|binary|compressed) frame \(RFC6455§5\.\d\)$/

/** Rule 078. */
const idle: Diagnosis = {
  id: 'bandit/idle',
  rows: ['078', 'C4-60-Bandit'],
  says: 'possibly Bandit: we sent nothing for 60 s, and it closed with 1002',
  confidence: 'possible',
  basis: 'source',
  layer: 'client',
  when: (look) =>
    look.artifacts.close?.received?.code === 1002 ? [look.closedWith(1002, /^$/) && look.closedWith(1002), quiet(look)] : [null],
  also: (look) => [own101(look), plug(look)],
  cause:
    'Bandit closes with 1002 and no reason when nothing came from the client for its timeout, 60 s where nothing else is set: not a mistake in a frame, though the code says so.',
  remedy:
    'Send a heartbeat or a ping within 60 s, which Phoenix clients do every 30 s; or raise timeout in the options of WebSockAdapter.upgrade.',
  source: SOURCE,
}

function quiet(look: Look): Seen | null {
  const { session } = look
  if (!session || session.endedAt === null) return null
  const silent = (session.endedAt - Math.max(session.openedAt, session.newest.sent ?? 0)) / 1000
  return look.broad(look.seen(`We had sent nothing for ${silent.toFixed(1)} s`, Math.abs(silent - 60) <= 3))
}

const tooLarge: Diagnosis = {
  id: 'bandit/message-too-large',
  rows: ['D-1009'],
  says: (look) => `a message we sent is too large: ${look.artifacts.close?.received?.reason ?? ''}`,
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => [look.closedWith(1009, TOO_LARGE)],
  cause: 'The reason of the Close frame is in the words of Bandit: max_frame_size, or the limit of a message in fragments, was passed.',
  remedy: 'Send smaller messages, or raise max_frame_size in the options of WebSockAdapter.upgrade.',
  source: SOURCE,
}

const mistake: Diagnosis = {
  id: 'bandit/protocol-error',
  rows: ['D-1002'],
  says: (look) => `a frame we sent breaks the protocol: ${look.artifacts.close?.received?.reason ?? ''}`,
  confidence: 'likely',
  basis: 'source',
  layer: 'client',
  when: (look) => [look.closedWith(1002, MISTAKE)],
  cause: 'The reason of the Close frame is in the words of Bandit and names the section of RFC 6455.',
  remedy: 'Correct the order of the frames: a continuation only behind an unfinished message, nothing else before it ends.',
  source: SOURCE,
}

export const bandit: Pack = {
  id: 'bandit',
  title: 'Bandit (Elixir)',
  role: 'origin',
  signals: { strong: [(look) => look.oneOf(look.closedWith(1009, TOO_LARGE), look.closedWith(1002, MISTAKE))], broad: [] },
  diagnoses: [idle, tooLarge, mistake],
}
