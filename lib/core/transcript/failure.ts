/** The phases of one attempt, in the order they are passed. */
export const PHASES = ['policy', 'resolve', 'connect', 'proxy', 'tls', 'http2', 'request', 'response', 'open', 'closing'] as const
export type Phase = (typeof PHASES)[number]

/** Why a phase failed. Branch on these; words are made from them elsewhere. */
export type FailureCode =
  | 'name-not-found' // ENOTFOUND: there is no such name
  | 'resolver-failed' // EAI_AGAIN and the like: the resolver itself failed
  | 'no-address' // the name exists and has no address of the wanted family
  | 'resolve-timeout'
  | 'connection-refused'
  | 'connect-timeout'
  | 'host-unreachable'
  | 'network-unreachable'
  | 'connection-reset'
  | 'connect-failed' // any other error of connect(2); `detail` has its name
  | 'socket-not-found' // no Unix socket at that path
  | 'socket-denied' // the Unix socket's permissions do not admit us
  | 'proxy-refused' // the proxy answered, and not with a tunnel; `detail` has its answer
  | 'proxy-timeout'
  | 'proxy-failed'
  | 'tls-alert' // the endpoint sent an alert; `alert` has its number
  | 'tls-not-tls' // the answer to our ClientHello is not TLS
  | 'tls-timeout'
  | 'tls-closed' // FIN or RST in the TLS handshake
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-untrusted'
  | 'certificate-name-mismatch'
  | 'certificate-invalid'
  | 'tls-failed'
  | 'http2-not-spoken' // what came is no HTTP/2, or the server chose another protocol by ALPN
  | 'http2-no-connect-protocol' // the server's SETTINGS do not offer extended CONNECT (RFC 8441 §3)
  | 'http2-timeout' // no SETTINGS within the limit
  | 'http2-goaway'
  | 'http2-stream-reset' // RST_STREAM; `detail` names the error code
  | 'http2-failed'
  | 'write-failed'
  | 'response-timeout' // no complete response head within the limit
  | 'idle-timeout'
  | 'closing-timeout'
  | 'limit-reached' // one of our own bounds on bytes; `detail` names it
  | 'blocked' // by the network policy
  | 'aborted' // by the user

/** A phase that did not succeed. */
export type Failure = {
  readonly phase: Phase
  readonly code: FailureCode
  /** One factual line, such as "connect ECONNREFUSED 127.0.0.1:9". Never contains request data. */
  readonly detail: string
  readonly address?: string
  readonly port?: number
  /** TLS alert number (RFC 8446 §6). */
  readonly alert?: number
}
