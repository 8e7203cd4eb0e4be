import { hexEncode } from '../../bytes/hex'
import { latin1Encode } from '../../bytes/latin1'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

/** What the first octets are called in a sentence. TLS, HTTP/2 and bodies without a head have rules of their own. */
const NAMES: Readonly<Record<string, string>> = {
  ssh: 'an SSH server',
  'smtp-or-ftp': 'a mail or FTP server',
  pop3: 'a POP3 mail server',
  imap: 'an IMAP mail server',
  redis: 'a Redis server',
  amqp: 'an AMQP broker',
  vnc: 'a VNC server',
  mysql: 'a MySQL server',
  rtsp: 'an RTSP media server',
  icy: 'an audio stream server',
  memcached: 'a memcached server',
  telnet: 'a Telnet server',
  xmpp: 'an XMPP server',
}
const ELSEWHERE = ['tls-alert', 'tls-record', 'http2-settings', 'html', 'json']
const SHOWN = 16

export default rule({
  id: 'response/is-http',
  catalogue: ['H-008'],
  title: 'The answer is HTTP',
  failureTitle: 'The answer is not HTTP',
  section: 'rfc6455-1.6',
  says: 'The handshake is answered in HTTP; a port that speaks another protocol cannot answer it.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    http: 'The answer begins with an HTTP status line',
    other: 'The answer begins as that of {name}: expected "HTTP/1.1"',
    unknown: 'The answer begins with the octets {hex}: expected "HTTP/1.1"',
    elsewhere: 'What came instead is named by a finding of its own',
    nothing: 'No answer came that could be read',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'http', at: [] }
    if (answer.looksLike === null || answer.bytes.length === 0) return { outcome: 'not-applicable', because: 'nothing' }
    if (ELSEWHERE.includes(answer.looksLike)) return { outcome: 'not-applicable', because: 'elsewhere' }
    const shown = Math.min(answer.bytes.length, SHOWN)
    const at = [{ part: 'response' as const, start: 0, end: shown }]
    const name = NAMES[answer.looksLike]
    if (name !== undefined) return { outcome: 'fail', because: 'other', at, values: { name } }
    const hex = hexEncode(answer.bytes.subarray(0, shown)).replaceAll(/(..)(?=.)/g, '$1 ')
    return { outcome: 'fail', because: 'unknown', at, values: { hex } }
  },
  advice: 'Check host and port: another service listens there.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'http', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'an SSH banner',
        because: 'other',
        artifacts: answered('not-http', { bytes: latin1Encode('SSH-2.0-OpenSSH_9.2\r\n'), looksLike: 'ssh' }),
        marks: ['SSH-2.0-OpenSSH_'],
      },
      {
        name: 'unknown octets',
        because: 'unknown',
        artifacts: answered('not-http', { bytes: Uint8Array.of(1, 2, 0xff), looksLike: 'unknown' }),
        marks: ['\x01\x02\xff'],
      },
    ],
    notApplicable: [
      {
        name: 'a page without a head',
        because: 'elsewhere',
        artifacts: answered('not-http', { bytes: latin1Encode('<html>'), looksLike: 'html' }),
      },
      { name: 'silence', because: 'nothing', artifacts: answered('timed-out') },
    ],
  },
})
