import type { AttemptOutcome, AttemptState, CloseView } from '@/lib/core/report/view'
import { isOfOurFrames, isOfOurRequest } from '@/lib/core/rules/rule'
import type { FailureCode, Phase } from '@/lib/core/transcript/failure'

export type OutcomeTone = 'pass' | 'warn' | 'fail' | 'info' | 'neutral'

export const OUTCOME_WORDS: Readonly<Record<AttemptOutcome, { word: string; tone: OutcomeTone; meaning: string }>> = {
  accepted: { word: 'Accepted', tone: 'pass', meaning: 'a conforming client opens this connection' },
  invalid: { word: 'Invalid', tone: 'fail', meaning: 'a 101 (over HTTP/2 a 200) that a conforming client must fail' },
  refused: { word: 'Refused', tone: 'fail', meaning: 'another HTTP status than 101' },
  'not-http': { word: 'No HTTP answer', tone: 'fail', meaning: 'what came, if anything, is not an HTTP response' },
  unreachable: { word: 'Unreachable', tone: 'fail', meaning: 'the network or TLS failed before HTTP' },
  'timed-out': { word: 'Timed out', tone: 'warn', meaning: 'one of our time limits passed' },
  blocked: { word: 'Blocked', tone: 'warn', meaning: 'the network policy of this installation refused it' },
  aborted: { word: 'Stopped', tone: 'neutral', meaning: 'stopped here before there was an answer' },
}

export const STATE_WORDS: Readonly<Record<AttemptState, string>> = {
  connecting: 'Connecting',
  open: 'Open',
  closing: 'Closing',
  closed: 'Closed',
  interrupted: 'Interrupted',
}

/** Name of a phase, and what a running one waits for. */
export const PHASE_WORDS: Readonly<Record<Phase, { name: string; waits: string }>> = {
  policy: { name: 'Policy', waits: 'checking where this installation may connect' },
  resolve: { name: 'Resolve', waits: 'waiting for the addresses of the name' },
  connect: { name: 'Connect', waits: 'waiting for the TCP connection' },
  proxy: { name: 'Proxy', waits: 'waiting for the proxy to let the connection through' },
  tls: { name: 'TLS', waits: 'waiting for the TLS handshake' },
  http2: { name: 'HTTP/2', waits: 'waiting for the SETTINGS of the server' },
  request: { name: 'Request', waits: 'writing the request' },
  response: { name: 'Response', waits: 'waiting for the response head' },
  open: { name: 'Open', waits: 'frames may travel both ways' },
  closing: { name: 'Closing', waits: 'waiting for the other side to close' },
}

/** What a failure code means and what to do about it. */
export const FAILURE_WORDS: Readonly<Record<FailureCode, { title: string; advice: string }>> = {
  'name-not-found': {
    title: 'The host name does not exist',
    advice:
      'Check the spelling of the host. A name of an internal zone resolves only where that zone is served; this server may use another resolver than your machine.',
  },
  'resolver-failed': {
    title: 'The resolver gave no answer',
    advice:
      'The DNS server of this machine failed or could not be reached. Try the address itself in the URL to take DNS out of the picture.',
  },
  'no-address': {
    title: 'The name has no address of this family',
    advice: 'Drop the IPv4 / IPv6 restriction, or publish an address of that family.',
  },
  'resolve-timeout': {
    title: 'The name was not resolved in time',
    advice: 'The DNS server is slow or unreachable from here. Try the address itself in the URL.',
  },
  'connection-refused': {
    title: 'Nothing listens there',
    advice:
      'The machine answered and said no. Check the port, and that the service runs and listens on this address, not only on its own loopback.',
  },
  'connect-timeout': {
    title: 'No answer to the TCP connection',
    advice: 'Packets are dropped on the way: look for a firewall, a security group, or a machine that is off.',
  },
  'host-unreachable': {
    title: 'No route to this host',
    advice: 'A router on the way, or this machine, says that the host is not there. Check the address and the VPN.',
  },
  'network-unreachable': {
    title: 'No route to this network',
    advice: 'This machine has no route for the address, often IPv6 without IPv6 connectivity. Try the other IP family.',
  },
  'connection-reset': {
    title: 'The connection was reset',
    advice: 'The endpoint, or a device between, cut the connection. A port that expects TLS, or an address filter, does this.',
  },
  'connect-failed': { title: 'The connection could not be made', advice: 'The line above names the error of the operating system.' },
  'socket-not-found': {
    title: 'There is no Unix socket at that path',
    advice: 'Check the path, and that the service has created its socket. The path is one of this machine, not of yours.',
  },
  'socket-denied': {
    title: 'The Unix socket may not be opened',
    advice: 'Its permissions do not admit the user this installation runs as: add that user to the group of the socket.',
  },
  'proxy-refused': {
    title: 'The proxy refused',
    advice: 'Read the reply of the proxy: it may want credentials, or may not allow CONNECT to this port.',
  },
  'proxy-timeout': {
    title: 'The proxy did not answer in time',
    advice: 'Check the address of the proxy and whether it can reach the endpoint.',
  },
  'proxy-failed': { title: 'The proxy could not be used', advice: 'Check its address, port and kind (HTTP CONNECT or SOCKS 5).' },
  'tls-alert': {
    title: 'The endpoint ended the TLS handshake with an alert',
    advice: 'Compare the TLS versions, the server name sent (SNI), ALPN and the client certificate with what the endpoint asks for.',
  },
  'tls-not-tls': {
    title: 'The endpoint does not speak TLS on this port',
    advice: 'Use ws:// instead of wss://, or the port that serves TLS.',
  },
  'tls-timeout': {
    title: 'The TLS handshake did not end in time',
    advice: 'The port accepts connections and then stays silent: check that it serves TLS.',
  },
  'tls-closed': {
    title: 'The connection ended within the TLS handshake',
    advice: 'The endpoint or a device between does not like the handshake: try another server name (SNI) or TLS version.',
  },
  'certificate-expired': {
    title: 'The certificate has expired',
    advice: 'Renew it on the endpoint. To look further at once, turn certificate verification off for this attempt.',
  },
  'certificate-not-yet-valid': {
    title: 'The certificate is not valid yet',
    advice: 'Check the clocks of both machines and the dates of the certificate.',
  },
  'certificate-untrusted': {
    title: 'The certificate is not signed by a trusted authority',
    advice:
      'Have the endpoint send its whole chain, or give the certificate of a private authority under Network. Turning verification off there shows the rest of the conversation.',
  },
  'certificate-name-mismatch': {
    title: 'The certificate is for another name',
    advice: 'Use a name the certificate lists, or set the server name (SNI) so that the endpoint picks the right one.',
  },
  'certificate-invalid': {
    title: 'The certificate is not valid',
    advice: 'The line above says why. Turning verification off shows the rest of the conversation.',
  },
  'tls-failed': { title: 'The TLS handshake failed', advice: 'The line above says why. Compare TLS versions and ciphers on both sides.' },
  'http2-not-spoken': {
    title: 'The endpoint does not speak HTTP/2 here',
    advice: 'It chose another protocol, or answered with something else. Send the handshake over HTTP/1.1 instead.',
  },
  'http2-no-connect-protocol': {
    title: 'HTTP/2 without WebSocket',
    advice: 'The server speaks HTTP/2 and does not offer extended CONNECT. Use HTTP/1.1, or enable RFC 8441 on the server.',
  },
  'http2-timeout': {
    title: 'The server sent no SETTINGS in time',
    advice: 'An HTTP/2 server begins with SETTINGS at once. What answered here may not speak HTTP/2.',
  },
  'http2-goaway': {
    title: 'The server ended the HTTP/2 connection',
    advice: 'The line above has the error code of its GOAWAY. The log of the server tells more.',
  },
  'http2-stream-reset': {
    title: 'The server reset the stream',
    advice: 'The line above has the error code of its RST_STREAM: the server, or a proxy before it, did not take this request.',
  },
  'http2-failed': { title: 'HTTP/2 failed', advice: 'The line above says why.' },
  'write-failed': { title: 'The request could not be written', advice: 'The endpoint closed while the request was on its way.' },
  'response-timeout': {
    title: 'No complete response head in time',
    advice:
      'The connection stands and the request was sent. Something accepted it and waits: a proxy for its backend, or a server for more of the request. Check that the request ends with an empty line.',
  },
  'idle-timeout': {
    title: 'Nothing travelled for the idle limit',
    advice: 'Raise the idle limit of this attempt, or let pings keep the connection alive.',
  },
  'closing-timeout': {
    title: 'The other side did not finish closing',
    advice: 'It got our Close frame and never answered. We ended the TCP connection.',
  },
  'limit-reached': {
    title: 'One of our own limits was reached',
    advice: 'The line above names it. The endpoint sent more than we keep; this is our bound, not a rule of the protocol.',
  },
  blocked: {
    title: 'Blocked by the network policy',
    advice: 'This installation may not connect there. Settings shows the policy and the reason.',
  },
  aborted: { title: 'Stopped', advice: 'You stopped this attempt. Repeat starts it again.' },
}

export const CLOSED_BY: Readonly<Record<CloseView['by'], string>> = {
  endpoint: 'the endpoint',
  us: 'this side',
  network: 'the network',
  unknown: 'unknown',
}

export const CLOSED_HOW: Readonly<Record<CloseView['how'], string>> = {
  'close-frame': 'Close frame',
  fin: 'TCP end (FIN)',
  rst: 'TCP reset (RST)',
  'tls-alert': 'TLS alert',
  timeout: 'time limit',
  abort: 'stopped here',
}

export const LEVEL_WORDS = { must: 'must', should: 'should', practice: 'practice' } as const
export const LEVEL_MEANINGS = {
  must: 'The RFC demands it of whoever it binds.',
  should: 'The RFC asks for it and allows good reasons not to.',
  practice: 'No RFC demands it; it is what measured clients, servers and proxies need.',
} as const
const EFFECT_WORDS = {
  'clients-fail': 'clients give up',
  'clients-tolerate': 'clients go on',
  none: 'no effect on clients',
} as const

/** What follows when a rule is broken; of rules about our own request and frames null, because no client judges these. */
export function effectWords(rule: string, effect: keyof typeof EFFECT_WORDS): string | null {
  return isOfOurRequest(rule) || isOfOurFrames(rule) ? null : EFFECT_WORDS[effect]
}

/** 0.42 ms, 12.3 ms, 840 ms, 3.2 s, 2 min 5 s. */
export function duration(ms: number): string {
  if (ms < 100) return `${ms.toFixed(ms < 1 ? 2 : 1)} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
  const minutes = Math.floor(ms / 60_000)
  return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`
}

/** 1 octet, 162 octets, 1.2 kB, 3.4 MB: decimal. */
export function size(octets: number): string {
  if (octets < 1000) return octets === 1 ? '1 octet' : `${octets} octets`
  if (octets < 1_000_000) return `${(octets / 1000).toFixed(octets < 10_000 ? 1 : 0)} kB`
  return `${(octets / 1_000_000).toFixed(octets < 10_000_000 ? 1 : 0)} MB`
}

const GROUPED = new Intl.NumberFormat('en-US')
/** 12,345. */
export const count = (value: number): string => GROUPED.format(value)
