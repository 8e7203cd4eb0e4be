import { alertName } from '../../spec/tls-alerts'
import { rule } from '../rule'
import { failedAt } from '../sample'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

/** What alerts of a server usually object to (RFC 8446 §6.2). */
const REASONS = {
  40: 'agreement',
  42: 'clientCertificate',
  43: 'clientCertificate',
  44: 'clientCertificate',
  45: 'clientCertificate',
  46: 'clientCertificate',
  48: 'clientCertificate',
  49: 'clientCertificate',
  70: 'version',
  71: 'agreement',
  112: 'name',
  116: 'clientCertificate',
  120: 'alpn',
} as const

const isKnown = (alert: number): alert is keyof typeof REASONS => alert in REASONS

const alert = (number: number, detail: string) => ({
  artifacts: failedAt('tls', 'tls-alert', detail, { alert: number }),
  url: SAMPLE_TLS_URL,
})

export default rule({
  id: 'tls/no-alert',
  catalogue: ['H-004'],
  title: 'The endpoint sent no TLS alert',
  failureTitle: 'The endpoint ended TLS with an alert',
  section: 'rfc8446-6.2',
  says: 'An alert ends the TLS handshake and says what the side that sends it objects to; a client fails the WebSocket then.',
  level: 'must',
  effect: 'clients-fail',
  requires: [],
  anyOf: ['tls', 'failure'],
  reasons: {
    none: 'The TLS handshake ended without an alert',
    agreement: 'Alert {alert} ({name}): the endpoint found no version, cipher or certificate that both sides take',
    clientCertificate: 'Alert {alert} ({name}): the endpoint does not accept our client certificate, or wants one',
    version: 'Alert {alert} ({name}): the endpoint takes none of the TLS versions we offered',
    name: 'Alert {alert} ({name}): the endpoint does not know the server name {server}',
    alpn: 'Alert {alert} ({name}): the endpoint takes none of the protocols we offered by ALPN',
    another: 'Alert {alert} ({name}): the endpoint ended the TLS handshake, expected it to complete',
    elsewhere: 'It failed in another way',
  },
  check({ tls, failure }) {
    if (failure?.code !== 'tls-alert')
      return tls ? { outcome: 'pass', because: 'none', at: [] } : { outcome: 'not-applicable', because: 'elsewhere' }
    const number = failure.alert ?? -1
    const server = tls?.serverName ? `"${tls.serverName}"` : 'of this host'
    const values = { alert: String(failure.alert ?? ''), name: failure.alert === undefined ? failure.detail : alertName(number), server }
    return { outcome: 'fail', because: isKnown(number) ? REASONS[number] : 'another', at: [], values }
  },
  advice: 'Compare TLS versions, server name (SNI), ALPN and client certificate with what the endpoint asks for; its log names the reason.',
  adviceFor: {
    clientCertificate: 'Give the client certificate and key that this endpoint trusts, or renew them.',
    version: 'Raise the highest TLS version we offer, or lower the lowest; the endpoint should speak TLS 1.2 at least.',
    name: 'Use the name the endpoint serves, or set the server name (SNI) to it.',
    alpn: 'Offer the protocol that the endpoint serves: "http/1.1" for an Upgrade, "h2" for extended CONNECT, or nothing.',
  },
  examples: {
    pass: [{ name: 'a TLS server', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      { name: 'nothing in common', because: 'agreement', ...alert(40, 'ssl/tls alert handshake failure') },
      { name: 'mutual TLS without a certificate', because: 'clientCertificate', ...alert(116, 'tlsv13 alert certificate required') },
      { name: 'TLS 1.1 only', because: 'version', ...alert(70, 'tlsv1 alert protocol version') },
      { name: 'an unknown name', because: 'name', ...alert(112, 'tlsv1 unrecognized name') },
      { name: 'h2 only', because: 'alpn', ...alert(120, 'tlsv1 alert no application protocol') },
      { name: 'a crash', because: 'another', ...alert(80, 'tlsv1 alert internal error') },
    ],
    notApplicable: [
      { name: 'a closed port', because: 'elsewhere', url: SAMPLE_TLS_URL, artifacts: failedAt('connect', 'connection-refused', '') },
    ],
  },
})
