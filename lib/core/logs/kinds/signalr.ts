import { draftTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'

const SOURCE = 'dotnet/aspnetcore, SignalR TypeScript client and troubleshooting page'
const STICKY =
  'Switch sticky sessions (affinity) on at the load balancer, or let clients skip negotiation and use WebSockets only: withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets }).'

/** What the clients of SignalR print. */
export const signalr: LogKind = {
  id: 'signalr',
  title: 'SignalR',
  sentences: [
    {
      id: 'signalr-not-found',
      pattern: /WebSocket failed to connect\. The connection could not be found on the server/,
      says: 'the WebSocket reached a server that does not know the connection, or a proxy does not let WebSockets through',
      confidence: 'likely',
      basis: 'reported',
      layer: 'proxy',
      cause:
        'SignalR negotiates by POST and then opens the WebSocket with the id it got: behind a load balancer both have to reach the same server. The client gives this one sentence for every failure of the WebSocket, a proxy without upgrades included.',
      remedy: `${STICKY} Look also whether the proxy passes Upgrade and Connection on.`,
      source: `${SOURCE}; dotnet/aspnetcore issue 45453`,
      examples: [
        "[2024-11-18T15:39:00.852Z] Error: Failed to start the transport 'WebSockets': Error: WebSocket failed to connect. The connection could not be found on the server, either the endpoint may not be a SignalR endpoint, the connection ID is not present on the server, or there is a proxy blocking WebSockets.",
      ],
    },
    {
      id: 'signalr-no-connection-id',
      pattern: /No Connection with that ID/,
      says: 'the server that was reached does not know this connection id',
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause: 'Negotiation went to another server of the group, or the connection was ended meanwhile.',
      remedy: STICKY,
      source: SOURCE,
      examples: ["Error: No Connection with that ID: Status code '404'"],
    },
    {
      id: 'signalr-negotiate',
      pattern: /Failed to complete negotiation with the server: (?:Error|TypeError|FailedToNegotiateWithServerError)?:? ?([^\r\n]{1,200})/,
      says: (match) => `the POST to /negotiate failed, before any WebSocket: "${match[1]}"`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'application',
      cause:
        'CORS, a wrong path of the hub, or a server that is not there. "Failed to fetch" is all a browser tells of CORS and of a refused connection.',
      remedy:
        'The draft below goes straight to the WebSocket without negotiating: if it opens, the hub is right and negotiation is at fault.',
      source: SOURCE,
      examples: [
        'Error: Failed to complete negotiation with the server: TypeError: Failed to fetch',
        "Error: Failed to complete negotiation with the server: Error: Not Found: Status code '404'",
      ],
    },
    {
      id: 'signalr-timeout',
      pattern: /Server timeout elapsed without receiving a message from the server/,
      says: 'nothing came from the server for the time the client waits, 30 s unless set',
      confidence: 'certain',
      basis: 'documented',
      layer: 'network',
      cause: 'The server pings every 15 s: it was stopped, blocked, or a proxy holds the stream back.',
      remedy:
        'Keep serverTimeoutInMilliseconds at twice KeepAliveInterval of the server. Open the draft below: the Frames tab shows every ping.',
      source: SOURCE,
      examples: ["Error: Connection disconnected with error 'Error: Server timeout elapsed without receiving a message from the server.'."],
    },
    {
      id: 'signalr-handshake',
      pattern: /Server returned handshake error: ([^\r\n]{1,200})|Handshake was canceled|WebSocket closed with status code: (\d{4})/,
      says: (match) =>
        match[1]
          ? `the hub refused the handshake of its protocol: "${match[1]}"`
          : match[2]
            ? `the WebSocket closed with ${match[2]}${match[2] === '1006' ? ': no Close frame came' : ''}`
            : 'the hub ended the connection before its handshake was done',
      confidence: 'likely',
      basis: 'documented',
      layer: 'application',
      cause:
        'The WebSocket was open. The hub protocol begins with a message of the client that names protocol and version, and the hub ends the connection where that is late or unknown to it.',
      remedy: 'The draft below sends it: {"protocol":"json","version":1} and the octet 1E.',
      source: SOURCE,
      examples: [
        'Error: Server returned handshake error: Handshake was canceled.',
        'Error: WebSocket closed with status code: 1006 (no reason given).',
      ],
    },
    {
      id: 'signalr-transport',
      pattern:
        /Unable to connect to the server with any of the available transports|'WebSockets' is disabled by the client|Failed to start the transport 'WebSockets': ?(?!Error: WebSocket failed to connect)/,
      says: 'none of the transports could be started, WebSockets among them',
      confidence: 'possible',
      basis: 'documented',
      layer: 'proxy',
      cause: 'The text behind the sentence names the reason of each transport. Over HTTP/1.1 without upgrades only long polling is left.',
      remedy: 'Send the draft below: it shows what is answered to the WebSocket alone.',
      symptom: true,
      source: SOURCE,
      examples: [
        "Error: Unable to connect to the server with any of the available transports. Error: WebSockets failed: Error: 'WebSockets' is disabled by the client.",
      ],
    },
  ],
  clues: [
    {
      pattern: /(?:WebSocket connected to|Connecting to|Starting connection to) (wss?:\/\/[^\s"']{1,800}|https?:\/\/[^\s"']{1,800})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['Information: WebSocket connected to wss://example.com/chatHub?id=abc.'],
    },
  ],
  drafts(facts) {
    const url = webSocketUrlOf(facts.url ?? '')?.replace(/[?&]id=[^&]{0,200}/, '') ?? 'wss://{{host}}/{{hub}}'
    const lines = facts.origin === undefined ? [] : [{ line: `Origin: ${facts.origin}` }]
    return [
      draftTo(url, lines, 'The hub without negotiation', {
        session: { sendOnOpen: [{ opcode: 'text', text: '{"protocol":"json","version":1}\u001e' }] },
      }),
    ]
  },
}
