import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'phoenixframework/phoenix lib/phoenix/transports/websocket.ex and lib/phoenix/socket.ex'
const PATH = /\/websocket(\?|$)/
/** The field every answer of Plug has unless it was changed; Rails writes the same. */
const plug = (look: Look) => look.broad(look.has('cache-control', 'max-age=0, private, must-revalidate'))
const elixir = (look: Look) => look.oneOf(look.has('server', 'Cowboy'), plug(look))
const REPLY_ERROR = /"phx_reply",\{(?=.{0,400}"status":"error")/
const CHANNEL_ERROR = /"phx_error"/
const PHX = /^\[(null|"\d{1,9}"),(null|"\d{1,9}"),"[^"]{1,200}","[^"]{1,100}",\{|"event":"phx_(reply|error|close)"/
const ofPhoenix = (look: Look) => look.oneOf(look.anyMessage(PHX), look.pathIs(/\/websocket\?(.{0,200}&)?vsn=/))

const refused: Diagnosis = {
  id: 'phoenix/refused',
  rows: ['075'],
  says: 'possibly check_origin, connect/3 of the socket, or the subprotocol refused: Phoenix answers all three with an empty 403',
  confidence: 'possible',
  basis: 'source',
  layer: 'authentication',
  when: (look) => (look.status === 403 ? [look.bodyIsEmpty(), look.pathIs(PATH), elixir(look)] : [null]),
  also: (look) => [look.weSent('origin'), look.pathIs(/[?&](token|vsn)=/)],
  cause:
    'check_origin compares Origin with the host in the url of the endpoint configuration, and its log names both. connect/3 returns :error for parameters it does not take, a missing token mostly.',
  remedy:
    'Read the log of the application, which says which. Send the Origin of its site or set check_origin, send the parameters connect/3 expects, and vsn=2.0.0.',
  source: SOURCE,
}

const badRequest: Diagnosis = {
  id: 'phoenix/bad-request',
  rows: ['076'],
  says: 'possibly the request to the socket of Phoenix is no GET or no upgrade',
  confidence: 'possible',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 400 ? [look.pathIs(PATH), elixir(look)] : [null]),
  cause: 'The WebSocket transport of Phoenix answers 400 to what is no GET, and to an upgrade the server below it does not take.',
  remedy:
    'Send a standard opening handshake by GET, and let the proxy pass the upgrade on. The path ends with /websocket: socket "/socket" is reached at /socket/websocket.',
  source: SOURCE,
}

const joinRefused: Diagnosis = {
  id: 'phoenix/join-refused',
  rows: ['E-Phoenix'],
  says: (look) => {
    const text =
      look.session?.first.received.find((message) => REPLY_ERROR.test(message.text))?.text ?? look.session?.lastReceived?.text ?? ''
    const reason = /"reason":"([^"]{1,120})"/.exec(text)?.[1]
    return reason === undefined ? 'the channel answered with an error' : `the channel answered with an error: "${reason}"`
  },
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.anyMessage(REPLY_ERROR)],
  cause:
    'A reply with status error is what join/3 or handle_in/3 of the channel returned. "unmatched topic" means that no channel of the socket takes the topic.',
  remedy: 'Compare topic and payload with the channel. Rights are checked in join/3.',
  source: SOURCE,
}

const channelCrashed: Diagnosis = {
  id: 'phoenix/channel-crashed',
  rows: ['E-Phoenix'],
  says: 'the channel process crashed (phx_error)',
  confidence: 'certain',
  basis: 'documented',
  layer: 'application',
  when: (look) => [look.anyMessage(PHX), look.anyMessage(CHANNEL_ERROR)],
  cause: 'phx_error comes where the process of the channel ended with an error; the socket stays open and clients join again.',
  remedy: 'The log of the application has the stack trace.',
  source: SOURCE,
}

const wentAway: Diagnosis = {
  id: 'phoenix/disconnected',
  rows: ['080', 'D-1001', 'D-1012'],
  says: (look) =>
    look.artifacts.close?.received?.code === 1012
      ? 'Phoenix is being restarted and drains its sockets (1012)'
      : 'the application broadcast "disconnect" to this socket, or stops (1001)',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => [look.oneOf(look.closedWith(1001), look.closedWith(1012)), ofPhoenix(look)],
  cause:
    'Endpoint.broadcast(id, "disconnect", …) ends the sockets of a user with 1001, after signing out for instance; on a deploy they are drained with 1012.',
  remedy: 'Connect again after 1012. After 1001 sign in anew, or look who broadcast it.',
  source: SOURCE,
}

const banditTimeout: Diagnosis = {
  id: 'phoenix/bandit-timeout',
  rows: ['078', 'C4-60-Bandit'],
  says: 'the client was silent for 60 s, and Bandit below Phoenix closed with 1002',
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) => {
    const { session } = look
    const since = session?.endedAt ? session.endedAt - Math.max(session.openedAt, session.newest.sent ?? 0) : null
    return [
      look.closedWith(1002),
      look.seen(`We had sent nothing for ${((since ?? 0) / 1000).toFixed(1)} s`, since !== null && Math.abs(since - 60_000) <= 2000),
    ]
  },
  also: (look) => [ofPhoenix(look)],
  cause:
    'Bandit ends a WebSocket on which nothing comes from the client for its timeout, 60 s unless set, with the code of a protocol error.',
  remedy: 'Send the message heartbeat on the topic phoenix every 30 s, or raise timeout of the websocket option.',
  source: 'mtrudel/bandit lib/bandit/websocket/connection.ex',
}

/** Phoenix, on Cowboy or Bandit. */
export const phoenix: Pack = {
  id: 'phoenix',
  title: 'Phoenix (Elixir)',
  role: 'origin',
  signals: {
    strong: [(look) => look.anyMessage(PHX)],
    broad: [(look) => look.pathIs(/\/websocket\?(.{0,200}&)?vsn=\d/)],
  },
  diagnoses: [refused, badRequest, joinRefused, channelCrashed, wentAway, banditTimeout],
}
