import type { HeaderLine, RequestDraft } from '../../handshake/draft'
import { parseTarget } from '../../handshake/target'
import { lowerAscii, trimWhiteSpace } from '../../spec/grammar'
import type { ImportNote } from '../import-result'
import type { TransferDraft, TypedLine } from './transfer-draft'

/** What a curl of 2024 writes where the command says nothing else. */
const USER_AGENT = 'User-Agent: curl/8.5.0'
const ACCEPT = 'Accept: */*'
const ACCEPT_ENCODING = 'Accept-Encoding: deflate, gzip, br, zstd'

/**
 * A note on what curl itself would add or move, with the draft that does so; null when it would send the lines as they are.
 * curl writes Host first (spelled its own way, also when `-H` gives it), then Authorization, User-Agent, Accept, Accept-Encoding,
 * Referer and Cookie, then the lines of `-H` as typed (lib/http.c of curl 7.60 to 8).
 */
export function curlAddsNote({ draft, lines, removed, compressed }: TransferDraft): ImportNote | null {
  const custom = lines.filter(({ from }) => from === 'header')
  const has = (name: string) => lines.some((one) => nameOf(one) === name) || removed.has(name)
  const given = (from: TypedLine['from'], name: string) =>
    lines.filter((one) => one.from === from && nameOf(one) === name).map(({ line }) => line)
  const added: string[] = []
  const add = (line: string, name: string): string[] => {
    if (has(name)) return []
    added.push(line)
    return [line]
  }

  const hostLine = custom.find((one) => nameOf(one) === 'host')
  const read = parseTarget(draft.url)
  const written = hostLine && `Host: ${trimWhiteSpace(hostLine.line.slice(hostLine.line.indexOf(':') + 1))}`
  const authorityLine = read.ok ? `Host: ${read.target.authority}` : null
  const host = written !== undefined ? [written] : authorityLine === null ? [] : add(authorityLine, 'host')
  const ordered = [
    ...host,
    ...given('user', 'authorization'),
    ...given('oauth2-bearer', 'authorization'),
    ...(given('user-agent', 'user-agent').length > 0 ? given('user-agent', 'user-agent') : add(USER_AGENT, 'user-agent')),
    ...(given('json', 'accept').length > 0 ? given('json', 'accept') : add(ACCEPT, 'accept')),
    ...(compressed ? add(ACCEPT_ENCODING, 'accept-encoding') : []),
    ...given('referer', 'referer'),
    ...given('cookie', 'cookie'),
    ...custom.filter((one) => one !== hostLine).map(({ line }) => line),
    ...given('json', 'content-type'),
  ]
  const now = lines.map(({ line }) => line)
  if (ordered.join('\n') === now.join('\n')) return null
  const moved = now.join('\n') !== ordered.filter((line) => !added.includes(line)).join('\n')
  const text = [
    ...(added.length > 0 ? [`curl itself would add ${added.join(', ')}`] : []),
    ...(moved ? [`${added.length > 0 ? 'and' : 'curl itself would'} write ${movedNames(now, ordered)} before the other lines`] : []),
  ].join(' ')
  const headers: HeaderLine[] = ordered.map((line) => ({ line }))
  const apply: RequestDraft = { ...draft, headers }
  return { code: 'curl-would-add', text, apply }
}

function movedNames(now: readonly string[], ordered: readonly string[]): string {
  const places = ordered.map((line) => now.findIndex((one) => sameLine(one, line))).filter((place) => place !== -1)
  const moved = places.filter((place, at) => places.slice(at + 1).some((later) => later < place))
  return moved.map((place) => (now[place] ?? '').split(':')[0]).join(', ') || 'Host'
}

/** curl writes a Host line anew: the same line with other white space. */
function sameLine(a: string, b: string): boolean {
  return a === b || (lowerAscii(a).replace(/[ \t]/g, '') === lowerAscii(b).replace(/[ \t]/g, '') && lowerAscii(a).startsWith('host'))
}

function nameOf({ line }: TypedLine): string {
  return lowerAscii(trimWhiteSpace(line.slice(0, line.indexOf(':'))))
}
