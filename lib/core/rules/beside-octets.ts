import type { Artifacts } from '../artifacts/artifacts'
import type { CertificateData, TlsData } from '../transcript/fact'

/** One line each of what an example shows beside its octets: addresses, TLS, SETTINGS, a failure, and how the wait for an answer ended. */
export function besideOctets(seen: Partial<Artifacts>): string[] {
  const { policy, resolved, tried = [], connected, hops = [], tls, http2, failure, limit, answer, startedAt, waited, keySeen } = seen
  return [
    tls && startedAt && `at ${startedAt}`,
    resolved && `${resolved.host} leads to ${resolved.addresses.map(({ address }) => address).join(', ')}`,
    policy && `policy: ${policy.decision} ${policy.address ?? policy.host} port ${policy.port} (${policy.reason})`,
    ...tried.map(({ address, port, code }) => `tried: ${address} port ${port}, ${code}`),
    connected && `connected: ${connected.address} port ${connected.port}`,
    ...hops.map(({ url, status, location }) => `before: ${url} answered ${status}, leading to ${location}`),
    waited &&
      `waited: ${Math.round(waited.ms)} ms for a handshake with ${waited.address} port ${waited.port}${waited.gaveUp ? ', in vain' : ''}`,
    keySeen !== undefined && (keySeen ? `key sent before: by ${keySeen.attemptId} at ${keySeen.at}` : 'key sent before: never'),
    ...(tls ? tlsLines(tls) : []),
    http2 &&
      `SETTINGS: ${
        Object.entries(http2.settings)
          .map(([name, value]) => `${name}=${value}`)
          .join(', ') || 'empty'
      }`,
    failure && `${failure.phase}: ${failure.code}, ${failure.detail}`,
    limit && `limit reached: ${limit}`,
    answer && answer.how !== 'head' && `the wait for an answer ended: ${answer.how}${answer.limit ? ` (${answer.limit})` : ''}`,
  ].filter((line) => typeof line === 'string')
}

function tlsLines({ version, cipher, alpn, alpnOffered, serverName, verify, verified, error, chain }: TlsData): string[] {
  const trust = `${verified ? 'verified' : `not verified: ${error}`}${verify ? '' : ' (switched off)'}`
  const chosen = `ALPN ${alpn ?? 'none'} of ${alpnOffered.join(', ') || 'none'}`
  const handshake = [version ?? 'version unknown', cipher, chosen, `SNI ${serverName ?? 'none'}`, trust].filter(Boolean).join(', ')
  return [handshake, ...chain.map(certificateLine)]
}

function certificateLine({ subject, issuer, validFrom, validTo, sans, key }: CertificateData): string {
  const size = key ? [key.type, key.bits ?? key.curve].filter(Boolean).join(' ') : ''
  const parts = [`certificate: ${subject}`, `signed by ${issuer}`, `${validFrom.slice(0, 10)} to ${validTo.slice(0, 10)}`, size, ...sans]
  return parts.filter(Boolean).join('; ')
}
