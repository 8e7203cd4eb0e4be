import { places } from '../fields'
import { rule } from '../rule'
import { failedAt, proxied } from '../sample'

export default rule({
  id: 'transport/proxy-tunnels',
  catalogue: ['H-108'],
  title: 'The proxy made the tunnel',
  failureTitle: 'The proxy did not make the tunnel',
  section: 'rfc6455-4.1',
  says: 'A client that is to use a proxy asks it for a connection to host and port, and fails the WebSocket when the proxy answers with an error.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['proxy'],
  uses: ['failure'],
  reasons: {
    made: 'The proxy made the tunnel',
    credentials: 'The proxy answered "{seen}", it wants credentials: expected a 2xx status',
    refused: 'The proxy answered "{seen}": expected a 2xx status',
    notMade: 'The proxy did not make the tunnel ({detail}): expected a connection to the endpoint',
    stopped: 'Stopped before the proxy had answered',
  },
  check({ proxy, failure }) {
    if (proxy.granted) return { outcome: 'pass', because: 'made', at: [] }
    if (failure?.code === 'aborted') return { outcome: 'not-applicable', because: 'stopped' }
    if (proxy.head) {
      const { status, statusSpan, text } = proxy.head.start
      const at = places('proxy', [statusSpan])
      return { outcome: 'fail', because: status === 407 ? 'credentials' : 'refused', at, values: { seen: text } }
    }
    return { outcome: 'fail', because: 'notMade', at: [], values: { detail: failure?.detail ?? 'it gave no reason' } }
  },
  advice: "The refusal is the proxy's, not the endpoint's. Proxies often allow CONNECT to port 443 only; its log names the rule.",
  adviceFor: {
    credentials: 'Put user name and password of the proxy into its address: http://user:password@proxy:3128.',
    notMade: 'Check address, port and kind of the proxy (HTTP CONNECT or SOCKS5), its credentials, and whether it can reach the endpoint.',
  },
  examples: {
    pass: [{ name: 'a tunnel', because: 'made', artifacts: proxied('HTTP/1.1 200 Connection established') }],
    fail: [
      {
        name: 'a proxy with a password',
        because: 'credentials',
        artifacts: proxied('HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="proxy"'),
        marks: ['407'],
      },
      { name: 'a port that is not allowed', because: 'refused', artifacts: proxied('HTTP/1.1 403 Forbidden'), marks: ['403'] },
      {
        name: 'a SOCKS5 proxy that finds no host',
        because: 'notMade',
        artifacts: {
          proxy: {
            kind: 'socks5',
            request: new Uint8Array(),
            answer: Uint8Array.of(5, 4, 0, 1, 0, 0, 0, 0, 0, 0),
            head: null,
            granted: false,
          },
          ...failedAt('proxy', 'proxy-refused', 'SOCKS5 reply 4: host unreachable'),
        },
      },
    ],
    notApplicable: [
      {
        name: 'a stop',
        because: 'stopped',
        artifacts: {
          proxy: { kind: null, request: new Uint8Array(), answer: new Uint8Array(), head: null, granted: false },
          ...failedAt('proxy', 'aborted', 'stopped by the user'),
        },
      },
    ],
  },
})
