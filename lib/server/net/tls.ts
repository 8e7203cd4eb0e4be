import 'server-only'
import { isIP, type Socket } from 'node:net'
import tls from 'node:tls'
import type { NetworkDraft } from '../../core/handshake/draft'
import type { TlsData } from '../../core/transcript/fact'
import { certificateChain } from './certificate'
import { aborted, certificateFailure, failed, type Mishap, succeeded, tlsFailure } from './failure'
import { pemCertificates } from './pem'

export type Securing = {
  readonly socket: Socket
  /** The name the certificate must be for, and the one sent as SNI unless it is a literal address. */
  readonly host: string
  readonly network: NetworkDraft
  readonly timeout: number
  readonly signal: AbortSignal
}
export type Secured = { readonly ok: true; readonly value: { readonly socket: tls.TLSSocket; readonly data: TlsData } }
export type NotSecured = { readonly ok: false; readonly mishap: Mishap; readonly data?: TlsData }

/**
 * Speaks TLS over a connected socket. The verification's result is recorded whether it was asked for or not;
 * asked for and failed, the answer is a `certificate-*` failure that carries the chain.
 */
export function secure({ socket: raw, host, network, timeout, signal }: Securing): Promise<Secured | NotSecured> {
  return new Promise((settle) => {
    if (signal.aborted) return settle(aborted())
    const offered = network.alpn ?? [network.protocol ?? 'http/1.1']
    const name = network.serverName ?? host
    const servername = isIP(name) === 0 ? name : ''
    let secureContext: tls.SecureContext
    try {
      secureContext = contextOf(network)
    } catch (error) {
      raw.destroy()
      return settle(failed('tls-failed', `certificate or key of the draft: ${error instanceof Error ? error.message : error}`))
    }
    const socket = tls.connect({
      socket: raw,
      // With no `servername` the name to verify is `host`.
      host: name || host,
      servername,
      secureContext,
      ALPNProtocols: offered.length > 0 ? [...offered] : undefined,
      // Judged below, so that the chain can be recorded first.
      rejectUnauthorized: false,
    })
    // Node's own check of the name asks for the whole chain, which may never end: see certificateChain.
    const leafOnly = socket.getPeerCertificate.bind(socket, false)
    socket.getPeerCertificate = leafOnly as typeof socket.getPeerCertificate // safe: the check of the name reads subject and names only
    const finish = (outcome: Secured | NotSecured) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (!outcome.ok) {
        socket.destroy()
        raw.destroy()
      }
      settle(outcome)
    }
    const onAbort = () => finish(aborted())
    const timer =
      timeout > 0
        ? setTimeout(() => finish(failed('tls-timeout', `the TLS handshake did not end within ${timeout} ms`)), timeout)
        : undefined
    signal.addEventListener('abort', onAbort)
    socket.on('error', (error) => finish({ ok: false, mishap: tlsFailure(error) }))
    socket.once('close', () => finish(failed('tls-closed', 'the connection ended in the TLS handshake')))
    socket.once('secureConnect', () => {
      const verify = network.verify ?? true
      // Typed as an Error; Node sets the code, a string.
      const problem = socket.authorizationError ? String(socket.authorizationError) : null
      const data: TlsData = {
        version: socket.getProtocol(),
        cipher: socket.getCipher()?.standardName ?? null,
        alpn: socket.alpnProtocol || null,
        alpnOffered: offered,
        serverName: servername || null,
        verify,
        verified: socket.authorized,
        error: problem,
        chain: certificateChain(
          socket.getPeerX509Certificate(),
          pemCertificates(network.ca ?? '').filter((one) => one !== null),
        ),
      }
      if (!verify || problem === null) return finish(succeeded({ socket, data }))
      finish({ ok: false, mishap: { code: certificateFailure(problem), detail: `the certificate was not accepted: ${problem}` }, data })
    })
  })
}

const VERSIONS = { '1.0': 'TLSv1', '1.1': 'TLSv1.1', '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' } as const

/** Contexts without anything of the draft's own, by version range: making one reads all root certificates. */
const plain = new Map<string, tls.SecureContext>()

function contextOf({ ca, clientCert, clientKey, minTls, maxTls }: NetworkDraft): tls.SecureContext {
  // Node's own lower bound is 1.2: a lower upper bound alone would leave no version.
  const lowest = minTls ?? (maxTls === '1.0' || maxTls === '1.1' ? maxTls : undefined)
  const range: tls.SecureContextOptions = {
    minVersion: lowest && VERSIONS[lowest],
    maxVersion: maxTls && VERSIONS[maxTls],
    // OpenSSL 3 refuses TLS 1.0 and 1.1 above security level 0.
    ciphers: lowest === '1.0' || lowest === '1.1' ? 'DEFAULT@SECLEVEL=0' : undefined,
  }
  if (ca || clientCert || clientKey) {
    return tls.createSecureContext({ ...range, ca: ca ? [...tls.rootCertificates, ca] : undefined, cert: clientCert, key: clientKey })
  }
  const key = `${minTls ?? ''}-${maxTls ?? ''}`
  const known = plain.get(key) ?? tls.createSecureContext(range)
  plain.set(key, known)
  return known
}
