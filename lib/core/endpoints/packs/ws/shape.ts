import type { Look, Seen } from '../../look'

const FIRST = ['Connection', 'Content-Type', 'Content-Length']

/** The three fields every refusal of ws 8 begins with, before those of verifyClient; nothing of Node's HTTP server, such as Date, is there. */
export function writtenByWs(look: Look): Seen | null {
  const names = look.response?.lines.map((line) => line.name) ?? []
  const same = FIRST.every((name, n) => names[n] === name) && !names.some((name) => /^(date|server)$/i.test(name))
  return look.seen(
    'The answer begins with Connection: close, Content-Type: text/html and Content-Length, so spelled and in this order, as ws writes it',
    same && look.header('content-type') === 'text/html' && look.header('connection') === 'close',
  )
}

/** The same of ws before 8, which spells it Content-type. */
export function writtenByOldWs(look: Look): Seen | null {
  return look.header('content-type') === 'text/html' && look.header('connection') === 'close'
    ? look.fieldsAre(['Connection', 'Content-type', 'Content-Length'])
    : null
}

/** The body is nothing but the words of the status line. */
export function bodyIsReason(look: Look): Seen | null {
  const reason = look.response?.start.reason ?? ''
  return reason === '' ? null : look.bodyIs(reason)
}
