import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import type { HeaderEntry, HeaderLine, NetworkDraft, RequestDraft } from '@/lib/core/handshake/draft'
import { entryName, entryText, entryValue, isEnabled } from '@/lib/core/handshake/entry'
import { substituteDraft } from '@/lib/core/handshake/substitute'
import { parseTarget } from '@/lib/core/handshake/target'
import type { CheckId } from '@/lib/core/jenkins/judge-check'
import { secretProblem } from '@/lib/core/jenkins/secret'
import type { Caller } from '@/lib/server/auth/authorise'
import { restoreKept } from '@/lib/server/drafts/restore-kept'
import { jenkinsUrl } from './probe-input'

/** What a caller gives: an agent's draft, or a Jenkins URL with or without credentials. */
export type ChecksInput = {
  readonly request?: RequestDraft
  readonly jenkinsUrl?: string
  readonly nodeName?: string
  readonly secret?: string
  readonly network?: NetworkDraft
  readonly checks?: readonly CheckId[]
}
export type ChecksPlan = {
  /** `ws://host[:port]/path/`, what drafts are made of; `shown` is the same as a Jenkins URL. */
  readonly socketRoot: string
  readonly shown: string
  /** Scheme and host as an Origin has them. */
  readonly origin: string
  readonly authority: string
  readonly nodeName: string | null
  readonly secret: string | null
  /** Why the credentials are not tried; null where they can be. */
  readonly withheld: string | null
  readonly authorization: HeaderLine | null
  readonly network: NetworkDraft
}

/** Where to look and with what. Throws InputError that names the field; never quotes the secret. */
export function checksPlan(caller: Caller, input: ChecksInput): ChecksPlan {
  if (input.request !== undefined) return ofDraft(caller, input.request)
  if (input.jenkinsUrl === undefined) throw wrong('jenkinsUrl', 'Neither request nor jenkinsUrl is given: expected one of them')
  const { tls, authority, path, shown } = jenkinsUrl(input.jenkinsUrl)
  const { nodeName = '', secret = '' } = input
  if (secret !== '' && nodeName === '') throw wrong('nodeName', 'secret is given without nodeName: expected both, or neither')
  const problem = secret === '' ? null : secretProblem(secret)
  if (problem) throw new InputError(`secret-${problem.code}`, problem.message, [{ path: 'secret', message: problem.message }])
  return {
    socketRoot: `${tls ? 'wss' : 'ws'}://${authority}${path}`,
    shown,
    origin: `${tls ? 'https' : 'http'}://${authority}`,
    authority,
    nodeName: nodeName || null,
    secret: secret || null,
    withheld: nodeName === '' || secret === '' ? 'It needs the name of a node and its secret' : null,
    authorization: null,
    network: routeOf(input.network),
  }
}

function ofDraft(caller: Caller, request: RequestDraft): ChecksPlan {
  const exact = restoreKept(caller, request)
  const { draft: filled, missing } = substituteDraft(exact, exact.variables ?? {}, 'unused')
  if (missing.length > 0) {
    const message = `{{${missing[0]}}} has no value`
    throw new InputError('missing-variables', message, [{ path: `request.variables.${missing[0]}`, message }])
  }
  const read = parseTarget(filled.url)
  if (!read.ok || read.target.scheme === 'practice') {
    throw wrong('request.url', 'request.url leads to no controller: expected ws:// or wss:// with the path of Jenkins and wsagents/')
  }
  const { tls, authority, resource } = read.target
  const path = (resource.split(/[?#]/, 1)[0] ?? '/').replace(/(?:wsagents|wsecho|cli\/ws)\/?$/, '')
  const root = path.endsWith('/') ? path : `${path}/`
  const nodeName = textOf(filled, 'node-name')
  const secret = textOf(filled, 'secret-key')
  const problem = secret === null ? null : secretProblem(secret)
  return {
    socketRoot: `${tls ? 'wss' : 'ws'}://${authority}${root}`,
    shown: `${tls ? 'https' : 'http'}://${authority}${root}`,
    origin: `${tls ? 'https' : 'http'}://${authority}`,
    authority,
    nodeName,
    secret,
    withheld: nodeName === null || secret === null ? 'It needs Node-Name and Secret-Key' : (problem?.message ?? null),
    authorization: lineOf(filled, 'authorization'),
    network: routeOf(filled.network),
  }
}

const named = (draft: RequestDraft, name: string): HeaderEntry | undefined =>
  (draft.headers ?? []).find((entry) => isEnabled(entry) && entryName(entry)?.toLowerCase() === name)

function textOf(draft: RequestDraft, name: string): string | null {
  const entry = named(draft, name)
  return entry === undefined ? null : entryValue(entry)
}

function lineOf(draft: RequestDraft, name: string): HeaderLine | null {
  const entry = named(draft, name)
  return entry === undefined ? null : { line: entryText(entry), secret: true, template: false }
}

/** The way of the draft; each check is HTTP/1.1 and follows nothing. */
function routeOf({ protocol: _protocol, maxRedirects: _maxRedirects, ...network }: NetworkDraft = {}): NetworkDraft {
  return network
}

function wrong(path: string, message: string): InputError {
  return new InputError('invalid-input', message, [{ path, message }])
}
