import { base64Decode } from '../../bytes/base64'
import { utf8DecodeLossy } from '../../bytes/utf8'
import { counted, endpointText, quoted } from '../../spec/words'
import type { AttemptView, CloseView } from '../view'
import type { ComparedRow } from './comparison'
import { factRow, factRows, MOST_TEXT } from './row'

/** The address that was dialled last, with its port; null where none was. */
export function dialled({ target, failure }: AttemptView): string | null {
  const address = target.address ?? failure?.address ?? null
  return address === null ? null : endpointText(address, failure?.port ?? target.port)
}

const inOrder = (items: readonly string[]) => (items.length === 0 ? null : items.join(', '))

/** Where the attempts went. Addresses that only came in another order are told as that. */
export function compareAddress(a: AttemptView, b: AttemptView): ComparedRow[] {
  const resolved = (view: AttemptView) => view.target.addresses.map(({ address }) => address)
  const names = factRow('Addresses of the name', inOrder(resolved(a)), inOrder(resolved(b)))
  const sameSet = names.kind === 'changed' && inOrder(resolved(a).sort()) === inOrder(resolved(b).sort())
  const tried = (view: AttemptView) => inOrder(view.tried.map(({ address, port, code }) => `${endpointText(address, port)} ${code}`))
  const proxy = ({ proxy }: AttemptView) => (proxy === null ? null : `${proxy.url} ${proxy.reply}`.trim())
  return [
    factRow('URL', a.target.url, b.target.url),
    ...factRows([['Address', dialled(a), dialled(b)]]),
    ...(names.before === null && names.after === null ? [] : [sameSet ? { ...names, eachTime: true as const } : names]),
    ...factRows([
      ['Tried without an answer', tried(a), tried(b)],
      ['Proxy', proxy(a), proxy(b)],
    ]),
  ]
}

/** Version, cipher, names and the certificates of both, the endpoint's own first. */
export function compareTls({ tls: a }: AttemptView, { tls: b }: AttemptView): ComparedRow[] {
  const [own, others] = [a?.chain[0] ?? null, b?.chain[0] ?? null]
  const verified = (tls: AttemptView['tls']) =>
    tls === null ? null : tls.verified ? 'yes' : `no${tls.error === null ? '' : `: ${tls.error}`}${tls.verify ? '' : ' (not asked for)'}`
  const issuers = (tls: AttemptView['tls']) => inOrder(tls?.chain.slice(1).map(({ subject }) => subject) ?? [])
  const key = (certificate: typeof own) =>
    certificate?.key === undefined ? null : `${certificate.key.type} ${certificate.key.curve ?? certificate.key.bits ?? ''}`.trim()
  return factRows([
    ['Version', a?.version ?? null, b?.version ?? null],
    ['Cipher', a?.cipher ?? null, b?.cipher ?? null],
    ['ALPN', a?.alpn ?? null, b?.alpn ?? null],
    ['ALPN offered', inOrder(a?.alpnOffered ?? []), inOrder(b?.alpnOffered ?? [])],
    ['Server name', a?.serverName ?? null, b?.serverName ?? null],
    ['Trusted', verified(a), verified(b)],
    ['Certificate', own?.fingerprint256 ?? null, others?.fingerprint256 ?? null],
    ['Subject', own?.subject ?? null, others?.subject ?? null],
    ['Issuer', own?.issuer ?? null, others?.issuer ?? null],
    ['Names', inOrder(own?.sans ?? []), inOrder(others?.sans ?? [])],
    ['Valid from', own?.validFrom ?? null, others?.validFrom ?? null],
    ['Valid to', own?.validTo ?? null, others?.validTo ?? null],
    ['Key', key(own), key(others)],
    ['Chain above it', issuers(a), issuers(b)],
  ])
}

/** What became of both, and who answered. */
export function compareAnswer(a: AttemptView, b: AttemptView): ComparedRow[] {
  const failure = ({ failure }: AttemptView) => (failure === null ? null : `${failure.phase}: ${failure.code}`)
  const status = ({ status }: AttemptView) => (status === null ? null : String(status))
  return factRows([
    ['Result', a.summary, b.summary],
    ['Outcome', a.outcome, b.outcome],
    ['Status', status(a), status(b)],
    ['Failed at', failure(a), failure(b)],
    ['Answered by', a.answeredBy?.product ?? null, b.answeredBy?.product ?? null],
    ['In front', inFront(a), inFront(b)],
    ['Protocol', a.protocol, b.protocol],
    ['Subprotocol', a.subprotocol, b.subprotocol],
    ['Extensions', a.extensions, b.extensions],
  ])
}

const inFront = ({ answeredBy }: AttemptView) => inOrder(answeredBy?.inFront.map(({ product }) => product) ?? [])

/** The body of both answers, as far as it was kept. */
export function compareBody({ response: a }: AttemptView, { response: b }: AttemptView): ComparedRow[] {
  const [was, is] = [bodyOf(a), bodyOf(b)]
  const [row] = factRows([['Body', was?.text ?? null, is?.text ?? null]])
  if (row === undefined) return []
  return row.kind === 'same' && was?.bytes !== is?.bytes ? [{ ...row, kind: 'changed' }] : [row]
}

function bodyOf(response: AttemptView['response']): { readonly text: string; readonly bytes: string } | null {
  const body = response?.body ?? null
  if (body === null) return null
  const octets = (base64Decode(body.bytes) ?? new Uint8Array(0)).subarray(0, MOST_TEXT)
  const size = `${counted(body.length, 'octet')}${body.contentType === null ? '' : `, ${body.contentType}`}`
  return { text: octets.length === 0 ? size : `${size}\n${utf8DecodeLossy(octets)}`, bytes: body.bytes }
}

export const closeText = ({ code, codeName }: CloseView) => `${code} ${codeName}`

/** How the sessions ended. */
export function compareClose({ close: a }: AttemptView, { close: b }: AttemptView): ComparedRow[] {
  const reason = (close: CloseView | null) => (close === null || close.reason === '' ? null : quoted(close.reason))
  return factRows([
    ['Close code', a && closeText(a), b && closeText(b)],
    ['Reason', reason(a), reason(b)],
    ['Closed by', a?.by ?? null, b?.by ?? null],
    ['How', a?.how ?? null, b?.how ?? null],
  ])
}
