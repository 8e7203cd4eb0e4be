import { ASK_FOR_UPGRADE, askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'
import { http11 } from '../to-try'

const MEASURED = { confidence: 'certain', basis: 'measured', layer: 'application', source: 'measured on Cowboy 2.18.0' } as const
const SOURCE = 'ninenines/cowboy src/cowboy_websocket.erl; measured on Cowboy under RabbitMQ 3.10.8'

/** Cowboy writes its fields in lower case and sorted, for they stand in a map. */
const sorted = (look: Look) => {
  if (look.header('server') !== 'Cowboy') return null
  return look.oneOf(
    look.fieldsAre(
      ['connection', 'date', 'sec-websocket-accept', 'server', 'upgrade'],
      ['sec-websocket-protocol', 'sec-websocket-extensions'],
    ),
    look.fieldsAre(['connection', 'content-length', 'date', 'server', 'upgrade']),
    look.fieldsAre(['content-length', 'date', 'server']),
    look.fieldsAre(['connection', 'content-length', 'date', 'server']),
  )
}

const notAnUpgrade: Diagnosis = {
  id: 'cowboy/not-an-upgrade',
  rows: ['079'],
  says: (look) =>
    askedForUpgrade(look) && look.request?.start.method === 'GET'
      ? 'the upgrade did not arrive at the WebSocket handler'
      : 'the request to the WebSocket handler is no upgrade by GET',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) =>
    look.status === 426
      ? [look.fieldsAre(['connection', 'content-length', 'date', 'server', 'upgrade']), look.has('server', 'Cowboy')]
      : [null],
  cause:
    'cowboy_websocket answers 426 with Upgrade: websocket where Connection has no upgrade, Upgrade names no websocket, or the method is not GET.',
  remedy: 'Send a GET with Connection: Upgrade and Upgrade: websocket. Where they were sent, let the proxy pass them on.',
  change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
  source: SOURCE,
}

const badRequest: Diagnosis = {
  id: 'cowboy/bad-request',
  rows: ['079'],
  says: (look) => {
    if (look.request?.start.version === 'HTTP/1.0') return 'the request came as HTTP/1.0, which cannot be upgraded'
    if (look.sent('upgrade') === null) return 'Upgrade is missing'
    if (look.sent('sec-websocket-key') === null) return 'Sec-WebSocket-Key is missing'
    return look.sent('sec-websocket-version') === '13'
      ? 'a field of the handshake is not valid'
      : `the version ${look.sent('sec-websocket-version') ?? ''} is not spoken`
  },
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => (look.status === 400 && look.body === '' ? [look.isStatus(400), sorted(look)] : [null]),
  cause:
    'cowboy_websocket answers an empty 400 to a missing or malformed Upgrade, Sec-WebSocket-Key, Sec-WebSocket-Version or Sec-WebSocket-Extensions, and to versions other than 7, 8 and 13.',
  remedy:
    'Compare the request with a standard opening handshake; the checks of the request show which field differs. Let the proxy speak HTTP/1.1.',
  source: SOURCE,
}

/** Whether the 101 is its own. */
const opened = (look: Look) => (look.opened ? sorted(look) : null)

const version10: Diagnosis = {
  ...MEASURED,
  id: 'cowboy/http-version',
  rows: ['079'],
  says: (look) =>
    look.artifacts.http2
      ? 'over HTTP/2 it was no extended CONNECT'
      : look.request?.start.version === 'HTTP/1.1'
        ? 'a proxy speaks HTTP/1.0, or HTTP/2 without extended CONNECT, to the server'
        : `the request is ${look.request?.start.version ?? 'no HTTP/1.1'}`,
  layer: 'proxy',
  when: (look) => [look.status === 501 ? sorted(look) : null],
  cause: 'An upgrade needs HTTP/1.1, over HTTP/2 an extended CONNECT (RFC 8441); Cowboy answers 501 to anything else.',
  remedy: 'Use HTTP/1.1 up to the server; nginx: proxy_http_version 1.1. Or switch enable_connect_protocol of Cowboy on.',
  change: http11,
}

const noRoute: Diagnosis = {
  ...MEASURED,
  id: 'cowboy/no-route',
  rows: ['079'],
  confidence: 'likely',
  says: 'no route of the dispatch list matches the path or Host',
  when: (look) => [look.status === 404 ? sorted(look) : null],
  cause: 'Cowboy looks for a route first: nothing of the handshake was looked at.',
  remedy: 'Compare path and Host with cowboy_router:compile, a slash at the end included.',
}

const tooLarge: Diagnosis = {
  ...MEASURED,
  id: 'cowboy/message-too-large',
  rows: ['C5', 'D-1009'],
  confidence: 'likely',
  says: 'a message we sent is larger than max_frame_size, 1,000,000 octets where nothing else is set',
  when: (look) => (opened(look) ? [look.closedWith(1009, /^$/), opened(look)] : [null]),
  cause: 'Cowboy closes with 1009 and no reason; releases before 2.14 had no limit.',
  remedy: 'Send smaller messages, or set max_frame_size in the options of cowboy_websocket.',
}

const crashed: Diagnosis = {
  ...MEASURED,
  id: 'cowboy/handler-crashed',
  rows: ['D-1011'],
  confidence: 'likely',
  says: 'the handler of the application crashed',
  when: (look) => (opened(look) ? [look.closedWith(1011, /^$/), opened(look)] : [null]),
  cause: 'When a callback of the handler fails, Cowboy closes with 1011 and no reason, and logs the stack.',
  remedy: 'Look into the log of the server: it has "Ranch listener … had its request process … exit".',
}

const IDLE_MS = 60_000

const idle: Diagnosis = {
  id: 'cowboy/idle',
  rows: ['077', 'C4-60-Cowboy'],
  says: 'the idle timeout of Cowboy: the client was silent for 60 s, and the server closed with 1000 as if all were well',
  confidence: 'likely',
  basis: 'measured',
  layer: 'application',
  when: (look) => {
    const { session } = look
    const since = session?.endedAt ? session.endedAt - Math.max(session.openedAt, session.newest.sent ?? 0) : null
    const silent = since !== null && Math.abs(since - IDLE_MS) <= 2000
    return [look.closedWith(1000, /^$/), look.seen(`We had sent nothing for ${((since ?? 0) / 1000).toFixed(1)} s`, silent)]
  },
  also: (look) => [look.has('server', 'Cowboy'), look.pathIs(/[?&]vsn=/)],
  cause:
    'cowboy_websocket counts only what comes from the client: frames it sends itself do not keep the connection. After idle_timeout, 60 s unless set, it closes with 1000 and no reason. Phoenix, RabbitMQ and EMQX stand on it.',
  remedy:
    'Send something before 60 s are over: Phoenix has the message heartbeat on the topic phoenix, every 30 s; a ping does it too. Or raise idle_timeout (in Phoenix: timeout of the websocket option).',
  source: 'measured on RabbitMQ 3.10.8: Close 1000 after 60.0 s',
}

/** Cowboy, the HTTP server of Erlang: under Phoenix, RabbitMQ and EMQX. */
export const cowboy: Pack = {
  id: 'cowboy',
  title: 'Cowboy (Erlang)',
  role: 'origin',
  signals: { strong: [sorted], broad: [(look) => look.has('server', /^Cowboy$/i)] },
  diagnoses: [notAnUpgrade, badRequest, version10, noRoute, idle, tooLarge, crashed],
}
