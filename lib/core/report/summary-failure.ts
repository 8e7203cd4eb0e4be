import { endpointText } from '../spec/words'
import type { FailureCode } from '../transcript/failure'
import type { Story } from './story'

/** Where an attempt went, for a sentence. */
export type Place = { readonly host: string; readonly port: number; readonly tls: boolean }

type Sentence = (place: Place, where: string, story: Story) => string

/** RFC 7301 §3.2. */
const NO_APPLICATION_PROTOCOL = 120

/** What to say of each failure: what was seen, then what to look at. */
const SENTENCES: Readonly<Record<FailureCode, Sentence>> = {
  'name-not-found': ({ host }) => `The name ${host} does not exist in DNS: check the spelling, or whether only another network knows it`,
  'resolver-failed': ({ host }) =>
    `The resolver could not look up ${host}: the name server did not answer properly, so try again or check DNS`,
  'no-address': ({ host }) => `The name ${host} exists but has no address of the wanted family: allow IPv4 and IPv6, or check its records`,
  'resolve-timeout': ({ host }) => `Looking up ${host} took longer than our limit: the name server does not answer`,
  'connection-refused': (_, where) =>
    `Nothing listens at ${where}: the connection was refused, so check the port and whether the service runs`,
  'connect-timeout': (_, where) => `No answer from ${where} within our limit: a firewall drops the packets, or the host is down`,
  'host-unreachable': (_, where) => `There is no way to ${where}: its host does not answer on its network`,
  'network-unreachable': (_, where) => `There is no route to ${where} from here: this machine has no network of that family`,
  'connection-reset': (_, where) => `${where} reset the connection before an answer`,
  'connect-failed': (_, where, story) => `Connecting to ${where} failed: ${story.failure?.detail ?? ''}`,
  'socket-not-found': (_, __, story) => `There is no Unix socket at the path given: ${story.failure?.detail ?? ''}`,
  'socket-denied': (_, __, story) => `This installation may not open the Unix socket: ${story.failure?.detail ?? ''}`,
  'proxy-refused': (_, where, story) => `The proxy refused a connection to ${where}: ${story.failure?.detail ?? ''}`,
  'proxy-timeout': (_, __, story) => `The proxy did not answer within our limit: ${story.failure?.detail ?? ''}`,
  'proxy-failed': (_, __, story) => `Something is wrong with the proxy: ${story.failure?.detail ?? ''}`,
  'tls-alert': ({ host }, where, story) =>
    story.failure?.alert === NO_APPLICATION_PROTOCOL
      ? `${where} refused the TLS handshake with alert 120 (no application protocol): it speaks none of the protocols offered by ALPN`
      : `${where} refused the TLS handshake with alert ${story.failure?.alert ?? ''} (${story.failure?.detail ?? ''}): check the server name ${host}, TLS versions and client certificate`,
  'tls-not-tls': (_, where) => `What ${where} answered is not TLS: use ws:// for this port, or the port that speaks TLS`,
  'tls-timeout': (_, where) =>
    `The TLS handshake with ${where} did not finish within our limit: the port may speak plain text and wait for more`,
  'tls-closed': ({ host }, where) =>
    `${where} closed the connection in the TLS handshake: it may not know the server name ${host}, or the port may not speak TLS`,
  'certificate-expired': (_, where, story) =>
    `The certificate of ${where} has expired${dates(story, 'validTo')}: renew it, or switch verification off to look further`,
  'certificate-not-yet-valid': (_, where, story) =>
    `The certificate of ${where} is not valid yet${dates(story, 'validFrom')}: check it and this machine's clock`,
  'certificate-untrusted': (_, where, story) =>
    `The certificate of ${where} is not trusted here${issuer(story)}: add its authority, or switch verification off to look further`,
  'certificate-name-mismatch': ({ host }, where, story) =>
    `The certificate of ${where} is not for ${host}${names(story)}: use one of its names, or set the server name`,
  'certificate-invalid': (_, where, story) => `The certificate of ${where} was not accepted: ${story.failure?.detail ?? ''}`,
  'tls-failed': (_, where, story) => `The TLS handshake with ${where} failed: ${story.failure?.detail ?? ''}`,
  'http2-not-spoken': (_, where, story) =>
    `${where} does not speak HTTP/2 here (${story.failure?.detail ?? ''}): send the handshake over HTTP/1.1`,
  'http2-no-connect-protocol': (_, where) =>
    `${where} speaks HTTP/2 and does not offer WebSocket over it (no SETTINGS_ENABLE_CONNECT_PROTOCOL): use HTTP/1.1, or enable RFC 8441 there`,
  'http2-timeout': (_, where) => `${where} sent no HTTP/2 SETTINGS within our limit`,
  'http2-goaway': (_, where, story) => `${where} ended the HTTP/2 connection: ${story.failure?.detail ?? ''}`,
  'http2-stream-reset': (_, where, story) => `${where} reset the HTTP/2 stream before an answer: ${story.failure?.detail ?? ''}`,
  'http2-failed': (_, where, story) => `HTTP/2 with ${where} failed: ${story.failure?.detail ?? ''}`,
  'write-failed': (_, where) => `${where} closed the connection while the request was being written`,
  'response-timeout': (_, where, story) =>
    story.firstByteAt === null
      ? `${where} took the request and sent nothing within our limit: it may wait for more, speak another protocol, or hang behind a proxy`
      : `${where} began an answer and did not finish its head within our limit`,
  'idle-timeout': (_, where) => `Nothing came from ${where} for as long as our idle limit`,
  'closing-timeout': (_, where) => `${where} did not end TCP within our limit after the Close frames`,
  'limit-reached': (_, __, story) => `One of our own limits was reached: ${story.failure?.detail ?? ''}`,
  blocked: (_, where) => `The network policy of this installation does not allow a connection to ${where}`,
  aborted: (_, __, story) => `Stopped by you ${PHASE_WORDS[story.failure?.phase ?? 'connect']}`,
}

const PHASE_WORDS = {
  policy: 'before anything was sent',
  resolve: 'while the name was being looked up',
  connect: 'while connecting',
  proxy: 'while the proxy was connecting',
  tls: 'in the TLS handshake',
  http2: 'while waiting for HTTP/2 SETTINGS',
  request: 'while the request was being written',
  response: 'while waiting for the answer',
  open: 'while the connection was open',
  closing: 'while closing',
} as const

/** One sentence about a failed phase. */
export function failureSentence(story: Story, place: Place): string {
  const { failure } = story
  if (failure === null) return ''
  return SENTENCES[failure.code](place, whereOf(story, place), story)
}

/** The host and port as named, with the address that was dialled where it differs. */
export function whereOf(story: Story, { host, port }: Place): string {
  const named = endpointText(host, port)
  // By way of a proxy the address that was dialled is the proxy's.
  if (story.proxy !== null || story.failure?.phase === 'proxy') return named
  const address = story.failure?.address ?? story.connect?.data.address ?? story.tried.at(-1)?.address
  const dialled = story.failure?.port ?? story.connect?.data.port ?? port
  if (address === undefined || (address === host && dialled === port)) return named
  return `${named} (${endpointText(address, dialled)})`
}

/** What a stopped attempt was doing. */
export function stoppedSentence(story: Story): string {
  return `Stopped by you ${PHASE_WORDS[story.failure?.phase ?? story.ended?.phase ?? 'response']}`
}

function leaf(story: Story) {
  return story.tls?.data.chain[0]
}

function dates(story: Story, which: 'validFrom' | 'validTo'): string {
  const certificate = leaf(story)
  return certificate ? ` (${which === 'validTo' ? 'valid to' : 'valid from'} ${certificate[which]})` : ''
}

function issuer(story: Story): string {
  const certificate = leaf(story)
  return certificate ? ` (issued by ${certificate.issuer})` : ''
}

const MOST_NAMES = 5

function names(story: Story): string {
  const sans = leaf(story)?.sans ?? []
  if (sans.length === 0) return ''
  const more = sans.length > MOST_NAMES ? ` and ${sans.length - MOST_NAMES} more` : ''
  return ` (it names ${sans.slice(0, MOST_NAMES).join(', ')}${more})`
}
