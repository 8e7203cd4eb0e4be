import { place } from '../../../bytes/span'
import type { Look, Seen } from '../../look'

/** How a session passed, in seconds; null where it is not open, not ended, or ended by us: then no time says anything of a limit. */
export type Times = {
  /** From the newest frame of either direction, control frames included, to the end. */
  readonly idle: number
  /** From the 101 to the end. */
  readonly age: number
  /** Frames of either direction. */
  readonly frames: number
}

export function timesOf(look: Look): Times | null {
  const { session } = look
  if (!session || session.endedAt === null || look.endedWithoutClose() === null) return null
  const newest = Math.max(session.openedAt, session.newest.sent ?? 0, session.newest.received ?? 0)
  return {
    idle: (session.endedAt - newest) / 1000,
    age: (session.endedAt - session.openedAt) / 1000,
    frames: session.frames.sent + session.frames.received,
  }
}

/** Shorter than this nobody sets a limit on silence. */
export const SHORTEST_LIMIT = 4
/** What was sent so shortly before the end was not silence. */
export const FLOWED = 2

/** Data or pings went to and fro until the end: no limit on silence can have ended it. */
export function flowedUntilTheEnd(look: Look): Seen | null {
  const times = timesOf(look)
  if (!times || times.frames === 0 || times.idle > FLOWED) return null
  return look.broad(look.seen(`Frames travelled until ${times.idle.toFixed(1)} s before the end`, true))
}

/** The end came after a silence, and it is the whole of it. */
export function silentFor(look: Look): Seen | null {
  const times = timesOf(look)
  if (!times || times.idle < SHORTEST_LIMIT) return null
  const since = times.frames === 0 ? 'No frame travelled at all' : 'Nothing travelled'
  return look.broad(look.seen(`${since} in the last ${times.idle.toFixed(1)} s before the end`, true))
}

/** What was heard of pings, in a sentence. */
export function pingsHeard(look: Look): string {
  const { session } = look
  if (!session) return ''
  const { sent, received } = session.pings
  if (sent + received === 0) return 'No ping travelled in this session, so nothing kept it from looking idle.'
  return `${received} ${received === 1 ? 'ping' : 'pings'} of the endpoint and ${sent} of ours travelled.`
}

/** A 101 with the field spelled as Go's net/http spells it came through a proxy written in Go, such as Traefik; Caddy names itself. */
export function goProxy(look: Look): Seen | null {
  const line = look.response?.lines.find(({ name }) => name === 'Sec-Websocket-Accept')
  const at = line ? [place('response', line.nameSpan)] : []
  return look.broad(
    look.seen(
      'The 101 spells Sec-Websocket-Accept as a proxy written in Go does, and has no Server',
      line && look.header('server') === null,
      at,
    ),
  )
}
