import { commonName, namesHost } from '../certificate'
import { short } from '../fields'
import { rule } from '../rule'
import { certificate, SAMPLE_CA, SAMPLE_TLS_URL, secured, unverified } from '../sample-tls'

export default rule({
  id: 'tls/certificate-names-host',
  catalogue: ['H-015'],
  title: 'The certificate is for this host',
  failureTitle: 'The certificate is for another host',
  section: 'rfc9525-6.3',
  says: 'The name asked for stands among the alternative names of the certificate; a wildcard stands for one whole left-most label, and the common name is not looked at.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  uses: ['target'],
  reasons: {
    named: 'The certificate names "{host}"',
    otherName: 'The certificate names {names}: expected "{host}"',
    commonNameOnly: 'The certificate names "{host}" as its common name only: expected it among the alternative names',
    noName: 'The certificate has no alternative name: expected "{host}"',
    none: 'No certificate came',
  },
  check({ tls: { chain, serverName }, target }) {
    const [leaf] = chain
    const host = serverName ?? target?.host
    if (!leaf || host === undefined) return { outcome: 'not-applicable', because: 'none' }
    if (namesHost(leaf.sans, host)) return { outcome: 'pass', because: 'named', at: [], values: { host } }
    const values = { host, names: short(leaf.sans.map((san) => `"${san.replace(/^(?:DNS|IP Address):/, '')}"`).join(', ')) }
    if (commonName(leaf.subject)?.toLowerCase() === host.toLowerCase())
      return { outcome: 'fail', because: 'commonNameOnly', at: [], values }
    return { outcome: 'fail', because: leaf.sans.length === 0 ? 'noName' : 'otherName', at: [], values }
  },
  advice:
    'Use a name that the certificate lists, set the server name (SNI) so that the endpoint picks the right one, or have it issued anew.',
  examples: {
    pass: [
      { name: 'the name', because: 'named', url: SAMPLE_TLS_URL, artifacts: secured() },
      { name: 'a wildcard', because: 'named', url: 'wss://chat.example.com/', artifacts: secured({ serverName: 'chat.example.com' }) },
      {
        name: 'an address',
        because: 'named',
        url: 'wss://[2001:db8::7]/',
        artifacts: secured({ serverName: null, chain: [certificate({ sans: ['IP Address:2001:DB8:0:0:0:0:0:7'] })] }),
      },
    ],
    fail: [
      {
        name: 'one label too many for the wildcard',
        because: 'otherName',
        url: 'wss://a.chat.example.com/',
        artifacts: unverified('ERR_TLS_CERT_ALTNAME_INVALID', { serverName: 'a.chat.example.com' }),
      },
      {
        name: 'a certificate of long ago',
        because: 'commonNameOnly',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('ERR_TLS_CERT_ALTNAME_INVALID', { chain: [certificate({ sans: [] }), SAMPLE_CA] }),
      },
      {
        name: 'no name at all',
        because: 'noName',
        url: 'wss://other.example/',
        artifacts: unverified('ERR_TLS_CERT_ALTNAME_INVALID', { serverName: 'other.example', chain: [certificate({ sans: [] })] }),
      },
    ],
    notApplicable: [{ name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) }],
  },
})
