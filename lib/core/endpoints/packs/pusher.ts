import type { Look, Seen } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'Pusher Channels protocol, error codes'
const ESTABLISHED = /^\{"event":"pusher:connection_established"/
const ERROR = /^\{"event":"pusher:error"/
const PATH = /^\/app\/[A-Za-z0-9]{8,40}\?(.{0,200}&)?protocol=\d/

const CODES: Readonly<Record<number, string>> = {
  4000: 'the application takes TLS only: use wss',
  4001: 'there is no application with that key in this cluster',
  4003: 'the application is disabled',
  4004: 'the application is over its quota of connections',
  4005: 'there is nothing at that path',
  4006: 'the version in the query has a wrong form',
  4007: 'the protocol version is not supported: use protocol=7',
  4008: 'the query names no protocol version',
  4009: 'the connection was not authorized in time',
  4100: 'the cluster is over its capacity',
  4200: 'Pusher asks to connect again',
  4201: 'a ping was not answered',
  4202: 'the connection was closed after inactivity',
  4301: 'client events came too fast',
}
const RANGES = [
  [4000, 4099, 'Change what it names: connecting again as before does not help.'],
  [4100, 4199, 'Connect again after a second or more.'],
  [4200, 4299, 'Connect again at once.'],
  [4300, 4399, 'Send fewer client events.'],
] as const

/** The code of the Close frame, or of the error message before it. */
function code(look: Look): number | null {
  const received = look.artifacts.close?.received?.code ?? null
  if (received !== null && received >= 4000 && received <= 4399) return received
  const text = look.session?.first.received.find((message) => ERROR.test(message.text))?.text ?? ''
  const digits = /"code":(\d{4})/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

const ofPusher = (look: Look): Seen | null => {
  const host = look.artifacts.target?.host ?? ''
  return look.oneOf(
    look.seen(`The host is ${host}`, /(^|\.)(pusher\.com|pusherapp\.com)$/.test(host)),
    look.message(0, ESTABLISHED),
    look.anyMessage(ERROR),
  )
}

const refused: Diagnosis = {
  id: 'pusher/error',
  rows: ['D-Pusher'],
  says: (look) => `${code(look)}: ${CODES[code(look) ?? 0] ?? 'a code of the range below'}`,
  confidence: 'likely',
  basis: 'reported',
  layer: 'application',
  when: (look) => [look.seen(`Pusher names the code ${code(look)}`, code(look) !== null), ofPusher(look)],
  also: (look) => [look.anyMessage(ERROR)],
  cause:
    'Pusher and servers that speak as it does say by the hundreds of the code whether to connect again: 40xx no, 41xx later, 42xx at once.',
  remedy: (look) =>
    RANGES.find(([from, to]) => (code(look) ?? 0) >= from && (code(look) ?? 0) <= to)?.[2] ?? 'Read the message beside the code.',
  source: SOURCE,
}

/** Pusher Channels, and Soketi, Reverb and others that speak its protocol. */
export const pusher: Pack = {
  id: 'pusher',
  title: 'Pusher protocol',
  role: 'origin',
  signals: { strong: [ofPusher], broad: [(look) => look.pathIs(PATH)] },
  diagnoses: [refused],
}
