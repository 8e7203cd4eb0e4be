import { parseAddress } from '../address/literal'
import type { Edit } from '../changes/change'
import { lineValue, originOf, targetOf } from '../changes/draft-lines'
import type { RequestDraft } from '../handshake/draft'
import { credentialsOf, withoutCredentials } from './credentials'

/** How near an origin is to the endpoint's own: what a claim about it can be. */
export type OriginKind = 'own' | 'absent' | 'cross-site' | 'same-site'

export type OriginCase = {
  readonly id: string
  readonly title: string
  /** null: no Origin line. */
  readonly origin: string | null
  readonly kind: OriginKind
  /** What opening with it would mean. */
  readonly about: string
}

export type CredentialSet = 'cookie' | 'token' | 'none'
export type OriginCell = {
  readonly id: string
  readonly origin: OriginCase
  readonly credentials: CredentialSet
  readonly edits: readonly Edit[]
}
export type OriginsPlan = {
  readonly origins: readonly OriginCase[]
  readonly credentials: readonly CredentialSet[]
  /** In the order they are sent: what the three-way comparison needs comes first. */
  readonly cells: readonly OriginCell[]
  /** Origins and credentials that do not apply, with the reason. */
  readonly left: readonly string[]
}

const EVIL = 'evil.test'
export const NONE = 'none'

/** Origin × credentials for a draft: every cell is the draft with that Origin and only those of its credentials. */
export function planOrigins(draft: RequestDraft): OriginsPlan {
  const { origins, left } = originCases(draft)
  const kinds = new Set(credentialsOf(draft).map(({ kind }) => kind))
  const credentials: CredentialSet[] = [
    ...(kinds.has('cookie') ? (['cookie'] as const) : []),
    ...(kinds.has('token') ? (['token'] as const) : []),
    NONE,
  ]
  const cells = origins.flatMap((origin) => credentials.map((set) => cell(draft, origin, set)))
  return {
    origins,
    credentials,
    cells: [...cells].sort((a, b) => weight(a) - weight(b)),
    left: [
      ...left,
      ...(kinds.has('cookie') ? [] : ['The request has no Cookie: cells with one are left out.']),
      ...(kinds.has('token') ? [] : ['The request has no token: cells with one are left out.']),
    ],
  }
}

function cell(draft: RequestDraft, origin: OriginCase, credentials: CredentialSet): OriginCell {
  const dropped =
    credentials === 'cookie' ? (['token'] as const) : credentials === 'token' ? (['cookie'] as const) : (['cookie', 'token'] as const)
  return {
    id: cellId(origin.id, credentials),
    origin,
    credentials,
    edits: [{ line: 'Origin', value: origin.origin }, ...withoutCredentials(draft, dropped)],
  }
}

export function cellId(origin: string, credentials: CredentialSet): string {
  return `${origin}/${credentials}`
}

/** Own and foreign first, with each set of credentials; then the others. */
function weight({ origin, credentials }: OriginCell): number {
  const near = origin.id === 'same' ? 0 : origin.id === 'foreign' ? 1 : 2
  return near * 10 + (credentials === NONE ? 1 : 0)
}

function originCases(draft: RequestDraft): { origins: OriginCase[]; left: string[] } {
  const target = targetOf(draft)
  if (target === null) return { origins: [], left: ['The URL cannot be read.'] }
  const written = lineValue(draft, 'Host') ?? ''
  const authority = /^[\w.:[\]-]+$/.test(written) ? written : target.authority
  const own = originOf({ ...target, authority })
  const scheme = target.tls ? 'https' : 'http'
  const other = target.tls ? 'http' : 'https'
  const host = authority.replace(/:\d+$/, '')
  const isName = parseAddress(host.replace(/^\[|\]$/g, '')) === null
  const parent = host.slice(host.indexOf('.') + 1)
  const hasParent = isName && host.includes('.') && parent.includes('.')
  const port = target.port === 8443 ? 9443 : 8443
  const make = (id: string, title: string, origin: string | null, kind: OriginKind, about: string): OriginCase => ({
    id,
    title,
    origin,
    kind,
    about,
  })
  const origins = [
    make('none', 'No Origin', null, 'absent', 'No browser leaves Origin out: opening without it says nothing about cross-site hijacking.'),
    make('same', 'Same origin', own, 'own', 'The endpoint’s own origin.'),
    make('foreign', 'Other site', `https://${EVIL}`, 'cross-site', 'Any page of the web.'),
    make('null', 'null', 'null', 'cross-site', 'A sandboxed frame or a local file of any page.'),
    make(
      'host-first',
      'Host as prefix',
      `${scheme}://${host.replace(/^\[|\]$/g, '')}.${EVIL}`,
      'cross-site',
      'A name of the attacker that begins like the host.',
    ),
    ...(isName
      ? [make('host-last', 'Host as suffix', `${scheme}://evil${host}`, 'cross-site', 'A name of the attacker that ends like the host.')]
      : []),
    ...(hasParent
      ? [
          make(
            'sibling',
            'Sibling subdomain',
            `${scheme}://sibling.${parent}`,
            'same-site',
            'Needs control of another name of the same site.',
          ),
        ]
      : []),
    make(
      'scheme',
      `Scheme ${other}`,
      `${other}://${authority}`,
      'same-site',
      target.tls ? 'Needs control of the network.' : 'Needs a server with TLS of the same name.',
    ),
    make('port', 'Other port', `${scheme}://${host}:${port}`, 'same-site', 'Needs another service on the same host.'),
  ]
  const left = [
    ...(isName ? [] : ['The host is an address: there is no name that ends like it.']),
    ...(hasParent ? [] : ['The host has no sibling subdomain.']),
  ]
  return { origins, left }
}
