import { lowerAscii } from '../../spec/grammar'
import { hasVariable } from './marked'
import type { Plan, PlannedLine } from './plan'
import { named, quotedNames, shown } from './writer'

/** Lines of the opening handshake that WebSocket libraries write themselves (RFC 6455 §4.1). */
const OWN: Readonly<Record<string, string>> = { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13' }
const OWN_NAMES = ['upgrade', 'connection', 'sec-websocket-version', 'sec-websocket-key']

/** Lines a library does not write by itself and can be given, in order. */
export function givenLines({ lines }: Plan): PlannedLine[] {
  return lines.filter(({ usual, name }) => usual && !OWN_NAMES.includes(lowerAscii(name)))
}

/** Whether the draft asks for compression by permessage-deflate (RFC 7692). */
export function offersDeflate({ lines }: Plan): boolean {
  return named(lines, 'sec-websocket-extensions').some(({ value }) => /(?:^|,)[ \t]*permessage-deflate[ \t]*(?:[;,]|$)/.test(value))
}

/** What is lost of the lines where a library writes those of the handshake itself; `able` are names it can be given all the same. */
export function libraryNotes(plan: Plan, tool: string, able: readonly string[] = []): string[] {
  const { lines, freshKey } = plan
  const odd = lines.filter(({ usual }) => !usual)
  const close = givenLines(plan).filter(({ spaced }) => !spaced)
  const notes: string[] = []
  const own = OWN_NAMES.filter((name) => !able.includes(name)).flatMap((name) => {
    const [line, ...more] = named(lines, name)
    const isUsual = name === 'sec-websocket-key' ? freshKey || isKey(line?.value ?? '') : line?.value === OWN[name]
    if (line === undefined) return [`no ${name}`]
    return isUsual && more.length === 0 ? [] : [shown(line.text, plan)]
  })
  if (own.length > 0)
    notes.push(`${tool} writes Upgrade, Connection, Sec-WebSocket-Key and Sec-WebSocket-Version itself: ${quotedNames(own)} cannot be kept`)
  if (odd.length > 0)
    notes.push(
      `${tool} cannot send ${quotedNames(odd.map(({ text }) => shown(text, plan)))} (a name that is no token, or controls): left out`,
    )
  if (close.length > 0) notes.push(`${tool} writes one space behind the colon: ${quotedNames(close.map(({ name }) => name))}`)
  return notes
}

/** 16 octets in base64: as good as any other (RFC 6455 §4.1). */
function isKey(value: string): boolean {
  return /^[A-Za-z0-9+/]{21}[AQgw]==$/.test(value) && !hasVariable(value)
}

/** Names that stand on more than one line, as first spelled. */
export function repeatedNames(lines: readonly PlannedLine[]): string[] {
  const seen = new Map<string, { readonly name: string; count: number }>()
  for (const { name } of lines) {
    const known = seen.get(lowerAscii(name))
    if (known === undefined) seen.set(lowerAscii(name), { name, count: 1 })
    else known.count++
  }
  return [...seen.values()].filter(({ count }) => count > 1).map(({ name }) => name)
}
