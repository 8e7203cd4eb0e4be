import 'server-only'
import { ECHO } from './example-drafts'
import { entry, type RouteEntry } from './route-entry'
import { nothing } from './schemas/attempt'
import { probeAnswer, probeBody } from './schemas/jenkins'
import { checksAnswer, checksBody } from './schemas/jenkins-checks'
import { ladderBody, ladderPlan, ladderQuery, ladderView } from './schemas/ladder'
import { importAnswer, importBody, lintAnswer, lintBody } from './schemas/tools'

/** What tries more than one handshake, or none: the ladder, lint and import, probes of Jenkins. */
export const TRY_ROUTES: readonly RouteEntry[] = [
  entry({
    method: 'post',
    path: '/api/ladder/plan',
    group: 'Ladder',
    action: 'ladder.read',
    summary: 'The rows a ladder would have, and what each does at the endpoint; nothing is sent',
    body: { schema: ladderBody, example: { kind: 'changes', request: ECHO } },
    answer: { status: 200, description: 'Rows and side effects', schema: ladderPlan },
    problems: [404, 413, 415],
  }),
  entry({
    method: 'post',
    path: '/api/ladder',
    group: 'Ladder',
    action: 'ladder.run',
    summary:
      'Repeat a request, or an attempt, with exactly one change each (`changes`) or with origins × credentials (`origins`); `rows` chooses, `?wait=end` answers with the result',
    query: ladderQuery,
    body: { schema: ladderBody, example: { kind: 'changes', request: ECHO, rows: ['foreign-origin', 'without-origin'] } },
    answer: { status: 201, description: 'The ladder', schema: ladderView },
    problems: [404, 413, 415, 429],
  }),
  entry({
    method: 'get',
    path: '/api/ladder/{id}',
    group: 'Ladder',
    action: 'ladder.read',
    summary: 'One ladder, running or stored',
    answer: { status: 200, description: 'The ladder', schema: ladderView },
    problems: [404],
  }),
  entry({
    method: 'get',
    path: '/api/ladder/{id}/events',
    group: 'Ladder',
    action: 'ladder.read',
    summary: 'The ladder whenever a row changed, as server-sent events: `ladder`, then `end`',
    answer: { status: 200, description: 'Events', contentType: 'text/event-stream' },
    problems: [404],
  }),
  entry({
    method: 'post',
    path: '/api/ladder/{id}/abort',
    group: 'Ladder',
    action: 'ladder.run',
    summary: 'Stop a ladder; the rows it ran stay',
    body: { schema: nothing, optional: true, example: {} },
    answer: { status: 200, description: 'The ladder as it stands', schema: ladderView },
    problems: [404, 409],
  }),
  entry({
    method: 'delete',
    path: '/api/ladder/{id}',
    group: 'Ladder',
    action: 'ladder.run',
    summary: 'Stop a ladder and remove it; its attempts stay in the history',
    answer: { status: 204, description: 'Removed' },
    problems: [404],
  }),
  entry({
    method: 'post',
    path: '/api/lint',
    group: 'Requests',
    action: 'lint.run',
    summary: 'The octets a draft would send and what the request rules say; nothing is sent',
    body: { schema: lintBody, example: { request: ECHO } },
    answer: { status: 200, description: 'Octets and verdicts', schema: lintAnswer },
    problems: [413, 415],
  }),
  entry({
    method: 'post',
    path: '/api/import',
    group: 'Requests',
    action: 'import.run',
    summary:
      'Turn commands (curl, wscat, websocat, Invoke-WebRequest, fetch), a HAR, a Postman or Insomnia collection, URLs, a raw request or lines of a log into drafts; `diagnoses` say what a log means, `problems` point at the characters that cannot be read',
    body: { schema: importBody, example: { text: "curl -H 'Upgrade: websocket' https://ci.example.com/wsagents/", format: 'auto' } },
    answer: {
      status: 200,
      description: 'Drafts (none where nothing could be read), with notes on what was not taken over',
      schema: importAnswer,
    },
    problems: [413, 415],
  }),
  entry({
    method: 'post',
    path: '/api/jenkins/tcp',
    group: 'Jenkins',
    action: 'jenkins.probe',
    summary:
      'Probe a Jenkins TCP agent listener: banner, Ping, every protocol by name, JNLP4-connect with a dry run of credentials; no node comes online',
    body: { schema: probeBody, example: { host: 'ci.example.com', port: 50_000, jenkinsUrl: 'https://ci.example.com/' } },
    answer: { status: 200, description: 'Every step with its octets, the controller, and causes with remedies', schema: probeAnswer },
    problems: [413, 415, 429],
  }),
  entry({
    method: 'post',
    path: '/api/jenkins/checks',
    group: 'Jenkins',
    action: 'jenkins.probe',
    summary:
      'Look at what an agent meets at a controller: /login, /tcpSlaveAgentListener/, /cli/ws, /wsecho/, the encrypted jenkins-agent.jnlp and the dry run, one after the other; no node comes online',
    body: { schema: checksBody, example: { jenkinsUrl: 'https://ci.example.com/' } },
    answer: { status: 200, description: 'Each check with what it means for agents, and the attempt it was', schema: checksAnswer },
    problems: [404, 413, 415, 429],
  }),
]
