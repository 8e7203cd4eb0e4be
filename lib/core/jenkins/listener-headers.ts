import { base64Decode } from '../bytes/base64'
import { DER, derElements } from '../bytes/der'
import type { HeadLine } from '../http1/head'
import { lowerAscii } from '../spec/grammar'

/** What `<root>/tcpSlaveAgentListener/` and other pages of a controller tell agents in their header fields (Remoting JnlpAgentEndpointResolver). */
export type ListenerHeaders = {
  /** Whether any field is a controller's. */
  readonly isJenkins: boolean
  /** The advertised port; null where it is absent, `odd` where it is no port. */
  readonly port: number | null
  readonly oddPort: string | null
  /** The advertised host, where one is set; agents use the one of the URL otherwise. */
  readonly host: string | null
  /** SubjectPublicKeyInfo of the controller as base64. */
  readonly identity: string | null
  /** The identity is there and is no public key. */
  readonly oddIdentity: boolean
  readonly protocols: readonly string[] | null
  readonly remotingMinimumVersion: string | null
  /** Of the controller, where the page tells it. */
  readonly version: string | null
}

const MOST_PROTOCOLS = 32

/** Reads the header fields of a controller's answer. Of a repeated field the first counts, as for agents. */
export function readListenerHeaders(lines: readonly Pick<HeadLine, 'name' | 'value'>[]): ListenerHeaders {
  const first = (...names: string[]) => {
    for (const name of names) {
      const line = lines.find((one) => lowerAscii(one.name) === name)
      if (line) return line.value
    }
    return null
  }
  const port = first('x-jenkins-jnlp-port', 'x-hudson-jnlp-port')
  const identity = first('x-instance-identity')
  const protocols = first('x-jenkins-agent-protocols')
  const version = first('x-jenkins')
  const isPort = port !== null && /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535
  return {
    isJenkins: [port, identity, protocols, version, first('x-hudson')].some((value) => value !== null),
    port: isPort ? Number(port) : null,
    oddPort: port === null || isPort ? null : port,
    host: first('x-jenkins-jnlp-host'),
    identity,
    oddIdentity: identity !== null && !isPublicKey(identity),
    protocols:
      protocols === null
        ? null
        : protocols
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '')
            .slice(0, MOST_PROTOCOLS),
    remotingMinimumVersion: first('x-remoting-minimum-version'),
    version,
  }
}

/** SubjectPublicKeyInfo ::= SEQUENCE { algorithm SEQUENCE, subjectPublicKey BIT STRING } (RFC 5280 §4.1). */
function isPublicKey(text: string): boolean {
  const octets = text.length > 8_192 ? null : base64Decode(text.replace(/\s/g, ''))
  const [outer, ...rest] = (octets && derElements(octets)) ?? []
  if (outer?.tag !== DER.SEQUENCE || rest.length > 0) return false
  const parts = derElements(outer.content) ?? []
  return parts.length === 2 && parts[0]?.tag === DER.SEQUENCE && parts[1]?.tag === DER.BIT_STRING
}
