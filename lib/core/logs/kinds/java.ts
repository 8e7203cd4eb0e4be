import type { LogKind } from '../log-kind'
import { refusedWith } from '../refused-with'

/** What Java prints beside Jenkins: Tyrus, java.net.http, Spring, OkHttp, Java-WebSocket, nv-websocket-client. */
export const java: LogKind = {
  id: 'java',
  title: 'Java clients and Spring',
  sentences: [
    {
      id: 'java-refused',
      pattern:
        /Expected HTTP 101 response but was '(?<status>\d{3})|Invalid status code received: (\d{3})|The status line is: HTTP\/1\.\d (\d{3})|WebSocketHandshakeException[^\r\n]{0,80}?(?:code|status)\D{0,4}(\d{3})|The HTTP response from the server \[(\d{3})\] did not permit the HTTP upgrade to WebSocket/,
      says: (match) => refusedWith(statusOf(match)).says,
      confidence: 'certain',
      basis: 'reported',
      layer: (match) => refusedWith(statusOf(match)).layer,
      cause: (match) => refusedWith(statusOf(match)).cause,
      remedy: (match) => refusedWith(statusOf(match)).remedy,
      source:
        'square/okhttp, RealWebSocket; TooTallNate/Java-WebSocket; TakahikoKawasaki/nv-websocket-client issue 80; apache/tomcat, WsWebSocketContainer',
      examples: [
        "java.net.ProtocolException: Expected HTTP 101 response but was '403 Forbidden'",
        "com.neovisionaries.ws.client.OpeningHandshakeException: The status code of the opening handshake response is not '101 Switching Protocols'. The status line is: HTTP/1.1 403 Forbidden",
        'jakarta.websocket.DeploymentException: The HTTP response from the server [403] did not permit the HTTP upgrade to WebSocket',
        'WebSocket closed: 1002 - Invalid status code received: 403 Status line: HTTP/1.1 403 Forbidden',
      ],
    },
    {
      id: 'spring-upgrade',
      pattern: /Handshake failed due to invalid (Upgrade|Connection) header: (\S{1,80})/,
      says: (match) => `the request that reached Spring had ${match[1]}: ${match[2]}, so it was refused with 400`,
      confidence: 'certain',
      basis: 'source',
      layer: 'proxy',
      cause: 'The line is of the server. Clients always send both fields: a proxy on the way removed or changed them.',
      remedy: 'Let the proxy pass Upgrade and Connection on over HTTP/1.1.',
      source: 'spring-projects/spring-framework, AbstractHandshakeHandler',
      examples: ['ERROR o.s.w.s.s.s.DefaultHandshakeHandler : Handshake failed due to invalid Upgrade header: null'],
    },
    {
      id: 'spring-origin',
      pattern: /Handshake request rejected, Origin header value (\S{1,300}) not allowed/,
      says: (match) => `Spring refused the Origin ${match[1]} with 403`,
      confidence: 'certain',
      basis: 'source',
      layer: 'application',
      cause:
        'Only the own origin is allowed unless setAllowedOrigins or setAllowedOriginPatterns names others. Behind a proxy the own one is known from forwarded fields only.',
      remedy: 'Name the origin of the page in setAllowedOriginPatterns, or set server.forward-headers-strategy.',
      source: 'spring-projects/spring-framework, OriginHandshakeInterceptor',
      examples: [
        'DEBUG o.s.w.s.s.s.OriginHandshakeInterceptor : Handshake request rejected, Origin header value https://app.example.com not allowed',
      ],
    },
    {
      id: 'spring-stomp-refused',
      pattern:
        /Failed to send client message to application via MessageChannel|(?:Access is denied|ExecutorSubscribableChannel)[^\r\n]{0,120}(?:CONNECT|SUBSCRIBE)/,
      says: 'the WebSocket was open, and Spring refused a STOMP frame in it',
      confidence: 'likely',
      basis: 'reported',
      layer: 'authentication',
      cause:
        'The handshake passed; a ChannelInterceptor or the security of messages threw on CONNECT, SUBSCRIBE or SEND. The client gets an ERROR frame, then the end.',
      remedy: 'Look at the cause below the line in the log of the server, and at the ERROR frame in the Frames tab.',
      source: 'spring-projects/spring-framework, StompSubProtocolHandler',
      examples: [
        'ERROR o.s.w.s.m.StompSubProtocolHandler : Failed to send client message to application via MessageChannel in session 4f2. Sending STOMP ERROR to client.',
      ],
    },
    {
      id: 'java-eof',
      pattern:
        /java\.io\.EOFException(?:: null)?\s*$|java\.io\.IOException: (?:Connection reset by peer|Broken pipe|An established connection was aborted)/,
      context: /[Ww]eb[Ss]ocket|tyrus|wss?:\/\//,
      says: 'the connection ended without a Close frame (1006)',
      confidence: 'likely',
      basis: 'reported',
      layer: 'network',
      cause: 'TCP ended under an open WebSocket: a time limit of a proxy, a process that ended, a laptop that went to sleep.',
      remedy: 'Open the draft below and leave it: age and silence at the end tell which.',
      source: 'apache/tomcat, WsFrameClient',
      examples: ['java.io.IOException: Broken pipe'],
    },
  ],
  clues: [],
}

function statusOf(match: RegExpExecArray): number {
  return Number(match.groups?.status ?? match[2] ?? match[3] ?? match[4] ?? match[5])
}
