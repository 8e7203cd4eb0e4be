import type { StepFailure } from '../handshake/step-failure'
import type { Failure, FailureCode, Phase } from './failure'

/**
 * What happened, as it is stored: append-only, versioned, never interpreted.
 * `at` is milliseconds since the attempt began (fractions kept), from a monotonic clock.
 * `hop` counts connections of one attempt: 0 is the first, each before step, the opening handshake and each followed redirect is one more.
 */
type Stamp = { readonly v: 1; readonly at: number; readonly hop: number }

export type Direction = 'sent' | 'received'
/** Whose conversation the bytes belong to: a proxy's, the endpoint's (plaintext above TLS), or one HTTP/2 stream's. */
export type Layer = 'proxy' | 'endpoint' | 'h2-stream'

/** These octets went this way at this time. */
export type BytesFact = Stamp & { readonly kind: 'bytes'; readonly direction: Direction; readonly layer: Layer; readonly bytes: Uint8Array }

/** A decoded HTTP/2 field list (RFC 9113 §8.1), pseudo-fields included, in order. */
export type FieldsFact = Stamp & {
  readonly kind: 'fields'
  readonly direction: Direction
  readonly layer: 'h2-stream'
  readonly fields: ReadonlyArray<readonly [name: string, value: string]>
}

export type ResolvedAddress = { readonly address: string; readonly family: 4 | 6 }

/** One certificate of the chain as the endpoint sent it. */
export type CertificateData = {
  readonly subject: string
  readonly issuer: string
  /** ISO 8601. */
  readonly validFrom: string
  readonly validTo: string
  readonly sans: readonly string[]
  readonly serialNumber: string
  /** Upper-case hex pairs joined by colons. */
  readonly fingerprint256: string
  /** DER as base64. */
  readonly der: string
  /** Absent where the key cannot be read, and in what was stored before it was looked at. */
  readonly key?: CertificateKey
}

/** The public key of a certificate: its kind as Node names it (`rsa`, `ec`, `ed25519`), and how large it is or on which curve. */
export type CertificateKey = { readonly type: string; readonly bits?: number; readonly curve?: string }

export type TlsData = {
  readonly version: string | null
  readonly cipher: string | null
  readonly alpn: string | null
  readonly alpnOffered: readonly string[]
  readonly serverName: string | null
  /** Whether verification was asked for; when it was not, `verified` still says what it would have said. */
  readonly verify: boolean
  readonly verified: boolean
  readonly error: string | null
  readonly chain: readonly CertificateData[]
}

/** How a proxy made the tunnel. Its conversation stands in `bytes` facts of the layer `proxy`. */
export type ProxyData = {
  readonly kind: 'http' | 'socks5'
  /** One line: the proxy's status line, or the name of its SOCKS reply. */
  readonly reply: string
  /** Where the tunnel leads, as it was asked for. */
  readonly host?: string
  readonly port?: number
  /** Whether the proxy was given a name to resolve. */
  readonly remoteName?: boolean
}

/** The server's first SETTINGS frame (RFC 9113 §6.5), by the names of its parameters, such as `ENABLE_CONNECT_PROTOCOL`. */
export type Http2Data = { readonly settings: Readonly<Record<string, number>>; readonly enableConnectProtocol: boolean }

/** A phase was passed, with what it brought. */
export type ReachedFact = Stamp & { readonly kind: 'reached' } & (
    | { readonly phase: 'resolve'; readonly data: { readonly host: string; readonly addresses: readonly ResolvedAddress[] } }
    | {
        readonly phase: 'connect'
        readonly data: {
          /** The path where it is a Unix socket. */
          readonly address: string
          /** 0 for a Unix socket, whose ports are 0. */
          readonly family: 4 | 6 | 0
          readonly port: number
          readonly localAddress: string
          readonly localPort: number
        }
      }
    | { readonly phase: 'proxy'; readonly data: ProxyData }
    | { readonly phase: 'tls'; readonly data: TlsData }
    | { readonly phase: 'http2'; readonly data: Http2Data }
    | { readonly phase: 'request'; readonly data: { readonly bytes: number } }
  )

/** A phase failed. The certificate chain stands in `tls` where the TLS handshake got that far. */
export type FailedFact = Stamp & { readonly kind: 'failed'; readonly tls?: TlsData } & Failure

/** One address that was tried and did not answer, while others were still to be tried. */
export type TriedFact = Stamp & {
  readonly kind: 'tried'
  readonly address: string
  readonly port: number
  readonly code: FailureCode
  readonly detail: string
}

/** What the network policy said of one address before it was dialled. */
export type PolicyFact = Stamp & {
  readonly kind: 'policy'
  readonly decision: 'allowed' | 'blocked'
  /** A code of `lib/core/address`, such as `cloud-metadata` or `own-listener`. */
  readonly reason: string
  readonly host: string
  readonly address: string | null
  readonly port: number
}

/** A redirect is followed: the first fact of its hop. What was dropped are the lines and credentials meant for another origin. */
export type RedirectFact = Stamp & {
  readonly kind: 'redirect'
  readonly status: number
  /** Exact. */
  readonly url: string
  readonly sameOrigin: boolean
  /** Field names of the lines left out, in their order. */
  readonly dropped: readonly string[]
}

/** A before step begins: the first fact of its hop. A hop without one is the opening handshake, or a redirect of it. */
export type StepFact = Stamp & {
  readonly kind: 'step'
  /** Counted from 0. */
  readonly index: number
  readonly name: string
  readonly method: string
  /** Exact, http or https. */
  readonly url: string
}

/** A before step was answered and looked at: the last fact of its hop. The values stand in the sealed draft. */
export type GainedFact = Stamp & {
  readonly kind: 'gained'
  readonly extracted: readonly { readonly variable: string; readonly found: boolean; readonly secret: boolean }[]
  /** Why the attempt ends here; null: it goes on. */
  readonly failure: StepFailure | null
}

/** The handshake waited for another of ours to the same address and port to be established or to fail (RFC 6455 §4.1). */
export type WaitedFact = Stamp & {
  readonly kind: 'waited'
  readonly address: string
  readonly port: number
  readonly ms: number
  /** It was still connecting when we went on. */
  readonly gaveUp: boolean
}

/** Reading was paused because our store fell behind, or resumed. */
export type PressureFact = Stamp & { readonly kind: 'pressure'; readonly paused: boolean }

/** The transport ended. A Close frame is bytes, not an end: how a session closed is computed from both. */
export type EndedFact = Stamp & {
  readonly kind: 'ended'
  readonly by: 'endpoint' | 'us' | 'network' | 'unknown'
  readonly how: 'fin' | 'rst' | 'tls-alert' | 'timeout' | 'abort'
  readonly phase: Phase
  readonly detail?: string
}

export type Fact =
  | BytesFact
  | FieldsFact
  | ReachedFact
  | FailedFact
  | TriedFact
  | PolicyFact
  | PressureFact
  | EndedFact
  | RedirectFact
  | WaitedFact
  | StepFact
  | GainedFact
