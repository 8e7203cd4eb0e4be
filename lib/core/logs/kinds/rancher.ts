import type { HeaderLine } from '../../handshake/draft'
import { draftTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'
import { refusedWith } from '../refused-with'

const SOURCE = 'rancher/remotedialer, client.go and server.go'

/** What Rancher’s agents and servers print of their tunnel and of subscriptions. */
export const rancher: LogKind = {
  id: 'rancher',
  title: 'Rancher agent (remotedialer)',
  sentences: [
    {
      id: 'rancher-tunnel-refused',
      pattern:
        /Failed to connect to proxy\. Response status: (?<status>\d{3})[^\r\n]{0,60}?(?:Response body: ([^\r\n]{0,300}?))?"?(?: error=|$)/,
      says: (match) =>
        match.groups?.status === '401'
          ? 'Rancher does not take the token of this agent'
          : `the tunnel to Rancher was refused: ${refusedWith(Number(match.groups?.status)).says}`,
      confidence: 'certain',
      basis: 'source',
      layer: (match) => (match.groups?.status === '401' ? 'authentication' : refusedWith(Number(match.groups?.status)).layer),
      cause: (match) =>
        match.groups?.status === '401'
          ? 'The tunnel is let in by X-API-Tunnel-Token alone: the cluster was deleted or registered anew, or the agent talks to another Rancher.'
          : refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) =>
        match.groups?.status === '401'
          ? 'Run the registration command of the cluster again, so that the agent has its present token.'
          : refusedWith(Number(match.groups?.status)).remedy,
      source: SOURCE,
      examples: [
        'time="2026-03-20T15:17:53Z" level=error msg="Failed to connect to proxy. Response status: 401 - 401 Unauthorized. Response body: failed authentication" error="websocket: bad handshake"',
        'level=error msg="Failed to connect to proxy. Response status: 200 - 200 OK. Response body: <html>" error="websocket: bad handshake"',
      ],
    },
    {
      id: 'rancher-tunnel-bad-handshake',
      pattern: /Failed to connect to (?:websocket )?proxy\.?"? error="websocket: bad handshake"/,
      says: 'the agent’s tunnel was not answered with a 101, and this version does not say with what',
      confidence: 'possible',
      basis: 'reported',
      layer: 'proxy',
      cause:
        'A proxy or load balancer in front of Rancher that does not pass Upgrade on is the usual reason, then a token that is not taken (401).',
      remedy:
        'Send the draft below with the token of the agent. Rancher’s documents advise balancing at layer 4, or passing Upgrade and Connection on with read and send limits of 1800 s.',
      source: 'rancher/rancher issues 18831 and 19025',
      examples: ['time="2019-03-20T15:17:53Z" level=error msg="Failed to connect to proxy" error="websocket: bad handshake"'],
    },
    {
      id: 'rancher-tunnel-ended',
      pattern:
        /Remotedialer proxy error"? error="?(?:websocket: close 1006[^"\r\n]{0,80}|[^"\r\n]{0,160}i\/o timeout|read tcp [^"\r\n]{1,200})/,
      says: 'the tunnel ended: no pong came in time, or the transport was cut',
      confidence: 'likely',
      basis: 'source',
      layer: 'network',
      cause:
        'Agents ping every 5 s and give up when 60 s bring nothing. What ends such a busy connection is a restart of Rancher or of a proxy, or a limit on the age of connections.',
      remedy: 'Look whether all agents dropped at the same time (a restart), or each at the same age (a limit of the load balancer).',
      source: SOURCE,
      examples: ['level=error msg="Remotedialer proxy error" error="websocket: close 1006 (abnormal closure): unexpected EOF"'],
    },
    {
      id: 'rancher-tunnel-origin',
      pattern: /"?[Mm]essage"?:\s?"origin not allowed"|origin not allowed/,
      says: 'Rancher refused the Origin: it is not the host the request arrived for',
      confidence: 'likely',
      basis: 'reported',
      layer: 'application',
      cause:
        'Origin is compared with Host, or with X-Forwarded-Host. Behind a proxy that rewrites Host every browser is refused, with 403.',
      remedy: 'Let the proxy pass Host, X-Forwarded-Proto and X-Forwarded-Port on.',
      source: 'rancher/rancher issue 36158',
      examples: ['{"Code":{"Code":"PermissionDenied","Status":403},"Message":"origin not allowed","Cause":null,"FieldName":""}'],
    },
    {
      id: 'rancher-server-auth',
      pattern: /error in remotedialer server \[(\d{3})\]: failed authentication/,
      says: 'an agent came with a token that this Rancher does not know',
      confidence: 'certain',
      basis: 'source',
      layer: 'authentication',
      cause: 'The line is of the server: the cluster of that agent was deleted or registered anew.',
      remedy: 'Register the cluster again, or stop its agents.',
      source: SOURCE,
      examples: ['level=info msg="error in remotedialer server [400]: failed authentication"'],
    },
    {
      id: 'rancher-authenticate',
      pattern: /Unauthorized 401: must authenticate/,
      says: 'Rancher does not take the credentials: missing, wrong, run out and disabled all look the same',
      confidence: 'certain',
      basis: 'source',
      layer: 'authentication',
      cause:
        'Authorization is looked at first, whatever its scheme; R_SESS only where there is none. A token for one cluster is not taken for another.',
      remedy: 'Make a new API key. Send it as Authorization: Bearer token-xxxxx:secret, or as the cookie R_SESS without any Authorization.',
      source: 'rancher/rancher, token_util and filter.go',
      examples: ['{"type":"error","status":"401","message":"Unauthorized 401: must authenticate"}'],
    },
  ],
  clues: [
    {
      pattern: /Connecting to proxy\.?"? url="?(wss?:\/\/[^\s"]{1,800})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['level=info msg="Connecting to proxy" url="wss://rancher.example.com/v3/connect"'],
    },
    {
      pattern: /Connecting to (wss?:\/\/\S{1,800}\/v3\/connect(?:\/register)?) with token/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['level=info msg="Connecting to wss://rancher.example.com/v3/connect/register with token starting with mqz5px"'],
    },
  ],
  drafts(facts) {
    const url = webSocketUrlOf(facts.url ?? '')
    if (url === null) return []
    const tunnel: HeaderLine[] = [{ line: 'X-API-Tunnel-Token: {{secret:tunnel}}', secret: true }]
    const bearer: HeaderLine[] = [{ line: 'Authorization: Bearer {{secret:token}}', secret: true }]
    return [draftTo(url, /\/connect(?:\/register)?(?:\?|$)/.test(url) ? tunnel : bearer, 'As the log has it')]
  },
}
