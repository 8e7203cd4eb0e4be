import { rule } from '../rule'
import { http2With, SAMPLE_HTTP2_URL } from '../sample-http2'

export default rule({
  id: 'http2/connect-protocol-enabled',
  title: 'The server offers WebSocket over HTTP/2',
  failureTitle: 'The server does not offer WebSocket over HTTP/2',
  section: 'rfc8441-3',
  says: 'A client sends an extended CONNECT only after the server has sent SETTINGS_ENABLE_CONNECT_PROTOCOL with the value 1.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['http2'],
  reasons: {
    enabled: 'SETTINGS_ENABLE_CONNECT_PROTOCOL is 1',
    absent: 'The SETTINGS have no SETTINGS_ENABLE_CONNECT_PROTOCOL: expected the value 1',
    disabled: 'SETTINGS_ENABLE_CONNECT_PROTOCOL is {seen}: expected 1',
  },
  check({ http2: { settings, enableConnectProtocol } }) {
    if (enableConnectProtocol) return { outcome: 'pass', because: 'enabled', at: [] }
    const seen = settings.ENABLE_CONNECT_PROTOCOL
    if (seen === undefined) return { outcome: 'fail', because: 'absent', at: [] }
    return { outcome: 'fail', because: 'disabled', at: [], values: { seen: String(seen) } }
  },
  advice: 'Send the handshake over HTTP/1.1 (offer only "http/1.1" by ALPN), or enable extended CONNECT (RFC 8441) on the server.',
  examples: {
    pass: [{ name: 'a server that speaks RFC 8441', because: 'enabled', url: SAMPLE_HTTP2_URL, artifacts: http2With() }],
    fail: [
      {
        name: 'a web server',
        because: 'absent',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ settings: { MAX_CONCURRENT_STREAMS: 128 }, request: null, response: null }),
      },
      {
        name: 'switched off',
        because: 'disabled',
        url: SAMPLE_HTTP2_URL,
        artifacts: http2With({ settings: { ENABLE_CONNECT_PROTOCOL: 0 }, request: null, response: null }),
      },
    ],
  },
})
