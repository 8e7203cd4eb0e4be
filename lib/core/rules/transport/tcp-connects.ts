import type { FailureCode } from '../../transcript/failure'
import { rule } from '../rule'
import { failedAt, SAMPLE_CONNECTED } from '../sample'
import { addressAndPort } from '../where'

const REASONS = {
  'connection-refused': 'refused',
  'connect-timeout': 'timedOut',
  'host-unreachable': 'hostUnreachable',
  'network-unreachable': 'networkUnreachable',
  'connection-reset': 'reset',
  'socket-not-found': 'socketNotFound',
  'socket-denied': 'socketDenied',
  'connect-failed': 'failed',
} as const satisfies Partial<Record<FailureCode, string>>

const isReason = (code: FailureCode): code is keyof typeof REASONS => code in REASONS

export default rule({
  id: 'transport/tcp-connects',
  catalogue: ['H-002'],
  title: 'The connection stands',
  failureTitle: 'The connection was not made',
  section: 'rfc6455-4.1',
  says: 'A client that cannot open the connection fails the WebSocket.',
  level: 'must',
  effect: 'clients-fail',
  requires: [],
  anyOf: ['connected', 'failure'],
  reasons: {
    connected: '{where} accepted the connection',
    refused: '{where} refused the connection: expected a service that listens there',
    timedOut: '{where} did not answer ({detail}): expected it to accept the connection',
    hostUnreachable: '{where} cannot be reached, its host does not answer on its network: expected it to accept the connection',
    networkUnreachable: '{where} cannot be reached, this machine has no route there: expected it to accept the connection',
    reset: '{where} reset the connection at once: expected it to be kept open',
    socketNotFound: 'There is no Unix socket there ({detail}): expected one that listens',
    socketDenied: 'The Unix socket may not be opened ({detail}): expected permission to write to it',
    failed: 'Connecting to {where} failed ({detail}): expected it to accept the connection',
    other: 'No connection was tried',
  },
  check({ connected, failure }) {
    if (connected) {
      const where = addressAndPort(connected.address, connected.port)
      return { outcome: 'pass', because: 'connected', at: [], values: { where } }
    }
    if (failure?.phase !== 'connect' || !isReason(failure.code)) return { outcome: 'not-applicable', because: 'other' }
    const { address, port, detail, code } = failure
    const where = address === undefined ? 'The endpoint' : addressAndPort(address, port)
    return { outcome: 'fail', because: REASONS[code], at: [], values: { where, detail } }
  },
  advice: 'Check host and port, and that the service runs and listens on this address, not only on its own loopback.',
  adviceFor: {
    timedOut: 'Look for a firewall that drops the packets, and check that the host is up.',
    hostUnreachable: 'Check the address and the VPN; if only one IP family fails, try the other.',
    networkUnreachable: 'Try the other IP family: this machine may have no IPv6, or no IPv4.',
    socketNotFound: 'Check the path, and that the service has created its socket.',
    socketDenied: 'Let the user this installation runs as into the group of the socket.',
    failed: 'Look the error of the operating system up.',
  },
  examples: {
    pass: [{ name: 'a service that listens', because: 'connected', artifacts: SAMPLE_CONNECTED }],
    fail: [
      {
        name: 'a closed port',
        because: 'refused',
        artifacts: failedAt('connect', 'connection-refused', 'connect ECONNREFUSED 192.0.2.7:80', { address: '192.0.2.7', port: 80 }),
      },
      {
        name: 'a firewall',
        because: 'timedOut',
        artifacts: failedAt('connect', 'connect-timeout', 'no answer from 192.0.2.7 port 80 within 10000 ms', {
          address: '192.0.2.7',
          port: 80,
        }),
      },
      {
        name: 'a host that is off',
        because: 'hostUnreachable',
        artifacts: failedAt('connect', 'host-unreachable', 'connect EHOSTUNREACH'),
      },
      {
        name: 'IPv6 without IPv6',
        because: 'networkUnreachable',
        artifacts: failedAt('connect', 'network-unreachable', 'connect ENETUNREACH'),
      },
      { name: 'an address filter', because: 'reset', artifacts: failedAt('connect', 'connection-reset', 'read ECONNRESET') },
      {
        name: 'no Unix socket',
        because: 'socketNotFound',
        artifacts: failedAt('connect', 'socket-not-found', 'connect ENOENT /run/app.sock'),
      },
      {
        name: 'a Unix socket of root',
        because: 'socketDenied',
        artifacts: failedAt('connect', 'socket-denied', 'connect EACCES /run/app.sock'),
      },
      { name: 'no port left', because: 'failed', artifacts: failedAt('connect', 'connect-failed', 'connect EADDRNOTAVAIL') },
    ],
    notApplicable: [{ name: 'a name that does not resolve', because: 'other', artifacts: failedAt('resolve', 'name-not-found', '') }],
  },
})
