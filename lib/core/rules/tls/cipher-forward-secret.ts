import { rule } from '../rule'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

export default rule({
  id: 'tls/cipher-forward-secret',
  catalogue: ['H-018'],
  title: 'The key exchange is forward secret',
  failureTitle: 'The key exchange is not forward secret',
  section: 'rfc9325-4.1',
  says: 'Cipher suites with forward secrecy are preferred; those that send the key encrypted to the certificate are not to be negotiated.',
  level: 'should',
  effect: 'clients-tolerate',
  requires: ['tls'],
  reasons: {
    ephemeral: 'The key of {cipher} is thrown away afterwards',
    static: 'The cipher is {cipher}: expected one with ECDHE, as who gets the private key later can read this connection',
    unknown: 'The cipher was not told',
  },
  check({ tls: { cipher } }) {
    if (cipher === null) return { outcome: 'not-applicable', because: 'unknown' }
    const values = { cipher }
    return /^TLS_(?:RSA|DH|ECDH)_/.test(cipher)
      ? { outcome: 'fail', because: 'static', at: [], values }
      : { outcome: 'pass', because: 'ephemeral', at: [], values }
  },
  advice: 'Let the endpoint prefer TLS 1.3, or ECDHE suites with TLS 1.2.',
  examples: {
    pass: [{ name: 'TLS 1.3', because: 'ephemeral', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'RSA key exchange',
        because: 'static',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ version: 'TLSv1.2', cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256' }),
      },
    ],
    notApplicable: [{ name: 'an unnamed cipher', because: 'unknown', url: SAMPLE_TLS_URL, artifacts: secured({ cipher: null }) }],
  },
})
