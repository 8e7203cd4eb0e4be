import type { Look, Seen } from '../../look'

const OPEN_PACKET = /^0\{"sid":"[^"]{1,64}","upgrades":\[[^\]]{0,64}\],"pingInterval":\d{1,9},"pingTimeout":\d{1,9}/

/** The first message is the open packet of Engine.IO. */
export const openPacket = (look: Look): Seen | null => (look.opened ? look.message(0, OPEN_PACKET) : null)

/** The same by HTTP long-polling. */
export const pollingOpen = (look: Look): Seen | null => (look.status === 200 ? look.bodyHas(OPEN_PACKET) : null)

/** A number of the open packet; null where it is not there. */
export function openValue(look: Look, name: 'pingInterval' | 'pingTimeout' | 'maxPayload'): number | null {
  const text = look.session?.first.received[0]?.text ?? ''
  const digits = new RegExp(`"${name}":(\\d{1,9})`).exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The errors of Engine.IO, by the number plain HTTP names them with. */
export const ERRORS = [
  'Transport unknown',
  'Session ID unknown',
  'Bad handshake method',
  'Bad request',
  'Forbidden',
  'Unsupported protocol version',
] as const

/** How Engine.IO refuses an upgrade: always 400, and Content-type with a small t. */
export function refusedUpgrade(look: Look): Seen | null {
  return look.status === 400 && look.header('content-type') === 'text/html'
    ? look.fieldsAre(['Connection', 'Content-type', 'Content-Length'])
    : null
}

const PLAIN_ERROR = /^\{"code":\d,"message":"[^"]{0,200}"/

/** How it refuses plain HTTP: JSON with a number and a text. */
export function refusedPlain(look: Look, code: number): Seen | null {
  if ((look.status !== 400 && look.status !== 403) || !look.body.startsWith('{"code":')) return null
  return look.body.startsWith(`{"code":${code},"message":"`) ? look.bodyHas(PLAIN_ERROR) : null
}

/** The error with this number, over an upgrade or plain HTTP. */
export function refusedWith(look: Look, code: number): Seen | null {
  if (look.status !== 400 && look.status !== 403) return null
  return look.body.trim() === ERRORS[code] && refusedUpgrade(look) ? look.bodyIs(ERRORS[code] ?? '') : refusedPlain(look, code)
}

/** The query of what was asked for. */
export function query(look: Look, name: string): string | null {
  return new RegExp(`[?&]${name}=([^&#]{0,64})`, 'i').exec(look.path)?.[1] ?? null
}
