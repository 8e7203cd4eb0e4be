import type { FailureCode } from '../../transcript/failure'
import { rule } from '../rule'
import { failedAt, SAMPLE_RESOLVED } from '../sample'

const REASONS = {
  'name-not-found': 'notFound',
  'resolver-failed': 'resolverFailed',
  'no-address': 'noAddress',
  'resolve-timeout': 'timedOut',
} as const satisfies Partial<Record<FailureCode, string>>

const isReason = (code: FailureCode): code is keyof typeof REASONS => code in REASONS

export default rule({
  id: 'transport/name-resolves',
  catalogue: ['H-001'],
  title: 'The host name has an address',
  failureTitle: 'The host name has no address',
  section: 'rfc6455-4.1',
  says: 'A client that cannot open the connection fails the WebSocket; without an address there is nowhere to connect to.',
  level: 'must',
  effect: 'clients-fail',
  requires: [],
  anyOf: ['resolved', 'failure'],
  reasons: {
    resolved: '"{host}" leads to {addresses}',
    literal: 'The host is an address: nothing was looked up',
    notFound: 'There is no such name ({detail}): expected an address',
    resolverFailed: 'The resolver gave no proper answer ({detail}): expected an address',
    noAddress: 'The name has no address of the wanted family ({detail}): expected one',
    timedOut: 'The resolver did not answer ({detail}): expected an address',
    other: 'No name was looked up',
  },
  check({ resolved, failure }) {
    if (resolved) {
      const { host, addresses } = resolved
      if (addresses.every(({ address }) => address === host)) return { outcome: 'not-applicable', because: 'literal' }
      return {
        outcome: 'pass',
        because: 'resolved',
        at: [],
        values: { host, addresses: addresses.map(({ address }) => address).join(', ') },
      }
    }
    if (!failure || !isReason(failure.code)) return { outcome: 'not-applicable', because: 'other' }
    return { outcome: 'fail', because: REASONS[failure.code], at: [], values: { detail: failure.detail } }
  },
  advice: 'Check the spelling, and whether only another network or resolver knows this name.',
  adviceFor: {
    resolverFailed: 'Check the DNS server of this machine, or put the address itself in "Connect to" to take DNS out of the picture.',
    noAddress: 'Allow both IPv4 and IPv6, or publish an address of that family.',
    timedOut: 'Check the DNS server of this machine, or put the address itself in "Connect to" to take DNS out of the picture.',
  },
  examples: {
    pass: [{ name: 'a name with two addresses', because: 'resolved', artifacts: SAMPLE_RESOLVED }],
    fail: [
      {
        name: 'a misspelt name',
        because: 'notFound',
        artifacts: failedAt('resolve', 'name-not-found', 'getaddrinfo ENOTFOUND exmaple.test'),
      },
      {
        name: 'a broken resolver',
        because: 'resolverFailed',
        artifacts: failedAt('resolve', 'resolver-failed', 'getaddrinfo EAI_AGAIN example.com'),
      },
      { name: 'IPv4 only', because: 'noAddress', artifacts: failedAt('resolve', 'no-address', 'example.com has no IPv6 address') },
      {
        name: 'a silent resolver',
        because: 'timedOut',
        artifacts: failedAt('resolve', 'resolve-timeout', 'no answer of the resolver within 5000 ms'),
      },
    ],
    notApplicable: [
      {
        name: 'an address in the URL',
        because: 'literal',
        url: 'ws://192.0.2.7/',
        artifacts: { resolved: { host: '192.0.2.7', addresses: [{ address: '192.0.2.7', family: 4 }] } },
      },
      { name: 'a stop', because: 'other', artifacts: failedAt('resolve', 'aborted', 'stopped by the user') },
    ],
  },
})
