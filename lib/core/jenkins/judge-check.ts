import { compareVersions } from './versions'

/** What is looked at at a controller, besides an agent's handshake. */
export const CHECKS = ['login', 'listener', 'cli', 'echo', 'jnlp', 'dry-run'] as const
export type CheckId = (typeof CHECKS)[number]

/** Title and side effect of a check, said before it runs. */
export const CHECK_WORDS: Readonly<Record<CheckId, { readonly title: string; readonly sideEffect: string }>> = {
  login: { title: '/login, which every agent asks for first', sideEffect: 'None: it reads a page.' },
  listener: { title: '/tcpSlaveAgentListener/, which tells of the TCP agent port', sideEffect: 'None: it reads a page.' },
  cli: {
    title: '/cli/ws, which takes WebSockets without credentials',
    sideEffect: 'A CLI connection is opened and closed again; no command is sent.',
  },
  echo: {
    title: '/wsecho/, the echo for administrators',
    sideEffect: 'None: without credentials Jenkins refuses it, with them it repeats one word.',
  },
  jnlp: {
    title: 'jenkins-agent.jnlp of the node, encrypted with its secret',
    sideEffect: 'None: it reads a page; the secret itself is not sent.',
  },
  'dry-run': {
    title: 'The dry run of name and secret',
    sideEffect: 'None: the controller checks them and refuses for want of an upgrade; the node does not come online.',
  },
}

/** One answer, as far as a check looks at it. `header` gives a field by its lower-case name. */
export type CheckSeen = {
  /** null: no answer; `why` says what happened. */
  readonly status: number | null
  readonly why: string
  readonly header: (name: string) => string | null
  /** At most some KiB of it, one character an octet. */
  readonly body: string
  /** The first text or octets received after a 101. */
  readonly message: string | null
}
/** `good`: as it has to be. `bad`: agents fail for it. `note`: worth knowing, agents do not mind. */
export type Judged = { readonly state: 'good' | 'bad' | 'note'; readonly says: string; readonly advice: string | null }

const good = (says: string, advice: string | null = null): Judged => ({ state: 'good', says, advice })
const bad = (says: string, advice: string): Judged => ({ state: 'bad', says, advice })
const note = (says: string, advice: string | null = null): Judged => ({ state: 'note', says, advice })

const EXEMPT =
  'Exempt /login, /wsagents/, /tcpSlaveAgentListener/ and /jnlpJars/ from single sign-on and basic authentication at the proxy.'
const UPGRADE = 'Make the proxy speak HTTP/1.1 to Jenkins and pass Upgrade and Connection on.'

/** Says what an answer means for agents (Remoting Engine and JnlpAgentEndpointResolver, Jenkins WebSockets and CLIAction). */
export function judgeCheck(id: Exclude<CheckId, 'jnlp' | 'dry-run'>, seen: CheckSeen): Judged {
  if (seen.status === null) return bad(seen.why, 'Correct the way to the controller first: name, port, TLS, proxy.')
  switch (id) {
    case 'login':
      return judgeLogin(seen)
    case 'listener':
      return judgeListener(seen)
    case 'cli':
      return judgeUpgrade(seen, 'cli')
    case 'echo':
      return judgeUpgrade(seen, 'echo')
    default:
      return id satisfies never
  }
}

function judgeLogin({ status, header, body }: CheckSeen): Judged {
  const version = header('x-jenkins')
  if (status === 200) {
    if (version === null)
      return note(
        'It answers 200, without X-Jenkins: agents go on, and something else than Jenkins may have answered',
        'Look at the page in the body: it names who sent it.',
      )
    return good(`It answers 200 and is Jenkins ${version}${eraOf(version)}`)
  }
  const location = header('location')
  if (location !== null) {
    return bad(
      `It answers ${status} and leads to ${location}: agents take only 200, and follow a redirect only within http or within https`,
      `Give agents the final URL. ${EXEMPT}`,
    )
  }
  if (status === 503 && /(?:Starting|Restarting) Jenkins/.test(body))
    return bad('Jenkins is starting', 'Wait until it answers 200: agents from Remoting 3283 on do that by themselves.')
  return bad(
    `It answers ${status}: agents take only 200, and stop here`,
    status === 401 || status === 403
      ? EXEMPT
      : 'Look whether the URL is the root of Jenkins, context path included, and whether the proxy reaches it.',
  )
}

/** What agents of today need and this release lacks; empty where it has all. */
function eraOf(version: string): string {
  if (compareVersions(version, '2.216') < 0) return ', which has no WebSocket for agents: they came with 2.216'
  if (compareVersions(version, '2.229') < 0) return ', whose framing agents from Remoting 4.2.1 on do not speak'
  return ''
}

function judgeListener({ status, header }: CheckSeen): Judged {
  if (status === 404) return note('The TCP agent port is switched off, which is usual where agents use WebSocket')
  if (status !== 200) return note(`It answers ${status}: agents over TCP stop here, those over WebSocket do not ask`, EXEMPT)
  const port = header('x-jenkins-jnlp-port') ?? header('x-hudson-jnlp-port')
  if (port === null) return note('It answers 200 without X-Jenkins-JNLP-Port: agents over TCP say that this is no Jenkins')
  const host = header('x-jenkins-jnlp-host')
  const protocols = header('x-jenkins-agent-protocols')
  return note(
    `Agents over TCP are sent to port ${port}${host === null ? '' : ` of ${host}`}${protocols === null ? '' : `, with ${protocols}`}`,
    'Probe that port to see whether it is reached.',
  )
}

function judgeUpgrade({ status, header, body, message }: CheckSeen, id: 'cli' | 'echo'): Judged {
  if (status === 101) {
    if (id === 'cli') return good('The upgrade passes all the way to Jenkins')
    return message?.startsWith('hello ')
      ? good('The echo answers: WebSockets pass in both directions')
      : note('It opens, and the echo said nothing')
  }
  if (/only WS connections accepted here|did not manage to upgrade/.test(body))
    return bad('Jenkins saw no upgrade although one was sent: a proxy in front removed it', UPGRADE)
  const error = header('x-cli-error')
  if (error !== null)
    return note(
      `Jenkins refuses: ${error}`,
      'The Jenkins URL of its settings, or Host and X-Forwarded-Proto at the proxy, differ from the URL that was asked for. Agents do not mind.',
    )
  if (id === 'echo' && (status === 401 || status === 403))
    return note('It is for administrators: refused without credentials, which says nothing of the way')
  if (status === 404) {
    return header('x-jenkins') === null
      ? bad('The path does not lead to Jenkins', 'Look at the context path: it has to be the same in front of the proxy and behind it.')
      : bad(
          'Jenkins has no WebSocket here: it is older than 2.216, or runs in another container than its own',
          'Run jenkins.war by itself, and update it.',
        )
  }
  if (status === 426) return bad('426 is never from Jenkins: a server in front demands another protocol', UPGRADE)
  return note(`It answers ${status}`, 'Open the attempt to see who refused it, and why.')
}
