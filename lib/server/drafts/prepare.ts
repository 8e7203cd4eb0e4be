import 'server-only'
import { messageExtractionProblems } from '@/lib/core/before/problem'
import { InputError } from '@/lib/core/errors/errors'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { type MessageExtraction, valuesOf } from '@/lib/core/handshake/before-step'
import { composeHandshake } from '@/lib/core/handshake/compose'
import { composeFields } from '@/lib/core/handshake/compose-fields'
import type { NetworkDraft, PacingDraft, RequestDraft, SessionDraft, Target } from '@/lib/core/handshake/draft'
import { fillMessage, SAMPLE } from '@/lib/core/handshake/fill-message'
import { pacingProblem } from '@/lib/core/handshake/pacing'
import { serializeRequest } from '@/lib/core/handshake/serialize-request'
import { substituteDraft } from '@/lib/core/handshake/substitute'
import { parseTarget } from '@/lib/core/handshake/target'
import type { FieldPair } from '@/lib/core/http2/field-list'
import { readProxy } from '@/lib/core/tunnel/proxy-url'
import { config } from '@/lib/server/config'
import { assertTls } from '@/lib/server/net/tls-input'
import { handshakeKey } from '@/lib/server/platform/random'
import { assertExpectations } from './assert-expectations'

/** A draft ready to be dialled: placeholders filled, octets composed. */
export type PreparedDraft = {
  /** Exact, placeholders filled. */
  readonly url: string
  readonly target: Target
  readonly network: NetworkDraft
  readonly session: SessionDraft
  readonly request: Uint8Array
  /** What is sent over HTTP/2 instead of `request`. */
  readonly fields?: readonly FieldPair[]
  readonly pacing: PacingDraft | undefined
}

/**
 * Fills a draft's placeholders, reads its target and composes its exact octets with a fresh key.
 * Throws InputError at the field: a placeholder without value, a URL that leads nowhere, a line that cannot be sent, a proxy, an expectation.
 */
export function prepareDraft(given: RequestDraft): PreparedDraft {
  const exact = withGained(given)
  const key = handshakeKey()
  const { draft: filled, missing } = substituteDraft(exact, exact.variables ?? {}, key)
  assertNoneMissing(missing)
  const read = parseTarget(filled.url)
  if (!read.ok) {
    const { code, message, offer } = read.problem
    const sentence = offer === undefined || message.includes(offer) ? message : `${message}; did you mean "${offer}"?`
    throw new InputError(code, sentence, [{ path: 'request.url', message: sentence }])
  }
  assertExpectations(exact)
  assertExtractions(exact.session?.extract ?? [])
  assertNetwork(filled.network ?? {}, read.target)
  assertFollowable(filled)
  assertFrames(filled.session ?? {}, exact.variables ?? {})
  const { network = {}, session = {}, pacing } = filled
  const prepared = { url: filled.url, target: read.target, network, session, pacing }
  if (network.protocol === 'h2') {
    const fields = composeFields(exact).fields.map(({ name, value }): FieldPair => [name, value])
    return { ...prepared, request: new Uint8Array(0), fields }
  }
  const request = serializeRequest(composeHandshake(exact, { key }))
  assertPacing(pacing, request.length)
  return { ...prepared, request }
}

/** The handshake alone, with what its steps gave: what they did not give has no value. */
function withGained({ before: _, gained = [], ...handshake }: RequestDraft): RequestDraft {
  return gained.length === 0 ? handshake : { ...handshake, variables: { ...handshake.variables, ...valuesOf(gained) } }
}

function assertNoneMissing(missing: readonly string[]): void {
  if (missing.length === 0) return
  const names = missing.map((name) => `{{${name}}}`).join(', ')
  throw new InputError(
    'missing-variables',
    `${names} ${missing.length === 1 ? 'has' : 'have'} no value: give ${missing.length === 1 ? 'it' : 'each'} one in request.variables`,
    missing.map((name) => ({ path: `request.variables.${name}`, message: `{{${name}}} has no value` })),
  )
}

function assertExtractions(extractions: readonly MessageExtraction[]): void {
  const problems = extractions.flatMap((one, index) =>
    messageExtractionProblems(one).map(({ path, message }) => ({ path: `request.session.extract[${index}].${path}`, message })),
  )
  if (problems.length > 0) throw new InputError('bad-extraction', problems.map(({ message }) => message).join('; '), problems)
}

function assertNetwork(network: NetworkDraft, target: Target): void {
  if (network.socketPath !== undefined && network.socketPath !== '') assertListed(network.socketPath, network, target)
  if (network.proxy !== undefined && network.proxy !== '') readProxy(network.proxy)
  assertTls(network)
}

/** A Unix socket can be anything of this machine: only what the owner has listed is opened. */
function assertListed(socketPath: string, { proxy = '', connectTo = '' }: NetworkDraft, { scheme }: Target): void {
  const other = scheme === 'practice' ? 'a practice URL' : proxy !== '' ? 'proxy' : connectTo !== '' ? 'connectTo' : null
  if (other !== null) refuse('socketPath', `socketPath and ${other} are given: expected one of them`)
  if (config().unixSockets.includes(socketPath)) return
  refuse(
    'socketPath',
    `socketPath is ${JSON.stringify(socketPath)}: expected a path that the setting UNIX_SOCKETS of this installation lists`,
  )
}

function refuse(field: string, message: string): never {
  throw new InputError('not-supported', message, [{ path: `request.network.${field}`, message }])
}

function assertPacing(pacing: PacingDraft | undefined, length: number): void {
  const problem = pacing === undefined ? null : pacingProblem(length, pacing)
  if (problem !== null) throw new InputError('bad-pacing', problem.message, [problem])
}

/** The octets of a raw request name one place only. */
function assertFollowable({ raw, network }: RequestDraft): void {
  const redirects = network?.maxRedirects ?? 0
  if (raw === undefined || redirects === 0) return
  const message = `maxRedirects is ${redirects}, and the request is raw: expected 0, since raw octets cannot be rewritten for another URL`
  throw new InputError('not-followable', message, [{ path: 'request.network.maxRedirects', message }])
}

function assertFrames({ sendOnOpen = [] }: SessionDraft, variables: Readonly<Record<string, string>>): void {
  sendOnOpen.forEach((frame, index) => {
    try {
      // Whether compression will be agreed on is not known yet; everything else is.
      serializeFrame(
        fillMessage({ ...frame, compress: undefined }, variables, () => SAMPLE),
        new Uint8Array(4),
      )
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      const problems = error.problems.map(({ path, message }) => ({ path: `request.session.sendOnOpen[${index}].${path}`, message }))
      throw new InputError(error.code, error.message, problems)
    }
  })
}
