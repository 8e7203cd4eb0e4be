import type { ControllerView, ProtocolView } from './controller'
import type { TcpDiagnosis } from './tcp-cause'

/** Octets that went one way, secrets written as `*`. */
export type ExchangeView = {
  readonly direction: 'sent' | 'received'
  /** `tls`: inside TLS, as plain text. */
  readonly layer: 'plain' | 'tls'
  /** Milliseconds since the probe began. */
  readonly at: number
  /** Base64, at most 16 KiB. */
  readonly bytes: string
  readonly length: number
  readonly truncated: boolean
  /** What was sent, in a few words. */
  readonly says: string | null
}

export type ProbeStepState = 'passed' | 'noticed' | 'failed' | 'skipped'

/** One step of a probe: mostly one connection. */
export type ProbeStep = {
  /** `advertised`, `banner`, `ping`, `tls-first`, `jnlp4`, `protocol:<name>`, `kafka`. */
  readonly id: string
  readonly title: string
  readonly state: ProbeStepState
  /** What came of it, in one or two sentences. */
  readonly says: string
  /** Milliseconds since the probe began, and how long it took. */
  readonly at: number
  readonly ms: number
  readonly address: string | null
  /** Milliseconds waited before connecting, for our own other connections. */
  readonly waited: number
  readonly exchanges: readonly ExchangeView[]
  readonly tls: {
    readonly version: string | null
    readonly cipher: string | null
    readonly subject: string
    readonly validFrom: string
    readonly validTo: string
    readonly fingerprint256: string
    /** MD5 of the public key, as agents print it. */
    readonly identityFingerprint: string
    /** Whether the key is the one of X-Instance-Identity; null where that is not known. */
    readonly matchesIdentity: boolean | null
  } | null
  readonly failure: { readonly phase: string; readonly code: string; readonly detail: string } | null
}

export type KafkaView = {
  readonly topic: string
  readonly found: boolean
  readonly brokers: readonly { readonly id: number; readonly host: string; readonly port: number }[]
  readonly partitions: readonly { readonly id: number; readonly leader: number; readonly carries: string }[]
  readonly says: string
}

/** What a probe of a TCP agent listener answers. */
export type ProbeView = {
  readonly host: string
  readonly port: number
  readonly startedAt: string
  readonly ms: number
  readonly summary: string
  readonly outcome: 'accepted' | 'refused' | 'listener' | 'not-listener' | 'unreachable' | 'blocked' | 'stopped'
  readonly steps: readonly ProbeStep[]
  readonly controller: ControllerView
  readonly protocols: readonly ProtocolView[]
  readonly diagnoses: readonly TcpDiagnosis[]
  /** What was odd about the input and sent all the same. */
  readonly warnings: readonly string[]
  readonly kafka: KafkaView | null
}
