import 'server-only'
import { base64Decode } from '@/lib/core/bytes/base64'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { HeaderLine, RequestDraft } from '@/lib/core/handshake/draft'
import type { AgentJnlp } from '@/lib/core/jenkins/agent-jnlp'
import { DEFAULT_MASK, encodeCapability } from '@/lib/core/jenkins/capability'
import type { ChecksView, CheckView } from '@/lib/core/jenkins/checks-view'
import { CHECK_WORDS, CHECKS, type CheckId, type CheckSeen, type Judged, judgeCheck } from '@/lib/core/jenkins/judge-check'
import type { AttemptView } from '@/lib/core/report/view'
import { startAttempt } from '@/lib/server/attempts/start'
import { waitFor } from '@/lib/server/attempts/wait'
import type { Caller } from '@/lib/server/auth/authorise'
import { pace } from '@/lib/server/net/pace'
import { monotonic } from '@/lib/server/platform/clock'
import { type ChecksInput, type ChecksPlan, checksPlan } from './checks-input'
import { decryptJnlp } from './decrypt-jnlp'

/** One check as a whole, milliseconds. */
const LONGEST_MS = 20_000
/** How long a WebSocket that opened is looked at before it is closed. */
const OPEN_MS = 300
const MOST_BODY = 16_384

/**
 * Looks at what an agent and a person meet at a controller, one after the other, each an attempt of its own in the history. None
 * brings a node online. Throws InputError, NotFoundError, LimitError.
 */
export async function runChecks(caller: Caller, input: ChecksInput, signal?: AbortSignal): Promise<ChecksView> {
  const plan = checksPlan(caller, input)
  const wanted = CHECKS.filter((id) => input.checks === undefined || input.checks.includes(id))
  const checks: CheckView[] = []
  let configured: AgentJnlp | null = null
  let last: AttemptView | null = null
  for (const id of wanted) {
    if (signal?.aborted) break
    if ((id === 'jnlp' || id === 'dry-run') && plan.withheld !== null) {
      checks.push({ id, ...CHECK_WORDS[id], state: 'skipped', says: plan.withheld, advice: null, attemptId: null, status: null })
      continue
    }
    // Outside this machine a place is met twice a second at most.
    if (last?.target.address)
      await pace(last.target.address, last.target.port, { signal: signal ?? new AbortController().signal, now: monotonic })
    const view: AttemptView = await answered(caller, draftOf(id, plan), signal)
    last = view
    if (id === 'jnlp') configured = view.status === 200 ? decryptJnlp(bodyOf(view), plan.secret ?? '') : null
    const judged = id === 'jnlp' ? judgeJnlp(view, configured, plan) : id === 'dry-run' ? judgeDryRun(view) : judgeCheck(id, seenIn(view))
    checks.push({ id, ...CHECK_WORDS[id], ...judged, attemptId: view.id, status: view.status })
  }
  return { root: plan.shown, checks, configured }
}

async function answered(caller: Caller, request: RequestDraft, signal?: AbortSignal): Promise<AttemptView> {
  const session = startAttempt(caller, { request })
  const view = await waitFor(session, { wait: 'end', timeoutMs: LONGEST_MS }, signal)
  if (view.endedAt !== null) return view
  session.abort()
  return waitFor(session, { wait: 'end', timeoutMs: 1_000 })
}

function draftOf(id: CheckId, { socketRoot, origin, authority, network, nodeName, secret, authorization }: ChecksPlan): RequestDraft {
  const exact = (line: string): HeaderLine => ({ line, template: false })
  const host = exact(`Host: ${authority}`)
  const timeouts = { response: 10_000, ...network.timeouts }
  const common = (path: string, headers: readonly HeaderLine[]) => ({
    url: `${socketRoot}${path}`,
    headers,
    network: { ...network, timeouts },
    note: `Check of a Jenkins controller: ${CHECK_WORDS[id].title}`,
  })
  const page = (path: string) => common(path, [host, exact('Accept: text/html'), exact('Connection: close')])
  const socket = (path: string, more: readonly HeaderLine[]) => ({
    ...common(path, [
      host,
      exact('Upgrade: websocket'),
      exact('Connection: Upgrade'),
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      exact('Sec-WebSocket-Version: 13'),
      ...more,
    ]),
    session: { closeAfterMs: OPEN_MS },
  })
  switch (id) {
    case 'login':
      return page('login')
    case 'listener':
      return page('tcpSlaveAgentListener/')
    case 'cli':
      return socket('cli/ws', [exact(`Origin: ${origin}`)])
    case 'echo': {
      const draft = socket('wsecho/', authorization ? [authorization] : [])
      return { ...draft, session: { ...draft.session, sendOnOpen: [{ opcode: 'text', text: 'sockscope' }] } }
    }
    case 'jnlp':
      return page(`computer/${encodeURIComponent(nodeName ?? '')}/jenkins-agent.jnlp?encrypt=true`)
    case 'dry-run':
      return common('wsagents/', [
        host,
        exact(`Node-Name: ${nodeName}`),
        { ...exact(`Secret-Key: ${secret}`), secret: true },
        exact(`X-Remoting-Capability: ${encodeCapability(DEFAULT_MASK)}`),
        exact('Accept: application/json'),
      ])
    default:
      return id satisfies never
  }
}

function bodyOf({ response }: AttemptView): Uint8Array {
  return base64Decode(response?.body?.bytes ?? '') ?? new Uint8Array()
}

function seenIn(view: AttemptView): CheckSeen {
  const lines = view.response?.lines ?? []
  return {
    status: view.status,
    why: view.summary,
    header: (name) => lines.find((line) => line.name.toLowerCase() === name)?.value.trim() ?? null,
    body: latin1Decode(bodyOf(view).subarray(0, MOST_BODY)),
    message: view.diagnoses.some(({ id }) => id === 'jenkins/echo') ? 'hello ' : null,
  }
}

function judgeDryRun(view: AttemptView): Judged {
  const [cause] = view.diagnoses
  if (cause?.id === 'jenkins/dry-run-succeeded')
    return { state: 'good', says: 'Name and secret are right, and the node is free', advice: null }
  return { state: 'bad', says: view.summary, advice: cause?.remedy ?? 'Open the attempt to see who refused it.' }
}

function judgeJnlp(view: AttemptView, configured: AgentJnlp | null, plan: ChecksPlan): Judged {
  if (view.status === null) return { state: 'bad', says: view.summary, advice: 'Correct the way to the controller first.' }
  if (configured) {
    const { url, tunnel, webSocket } = configured
    const way = webSocket ? 'over WebSocket' : tunnel === null ? 'over TCP' : `over TCP through ${tunnel}`
    const says = `The secret decrypts it: the node is started with -url ${url ?? 'left out'}, ${way}`
    if (url !== null && url.replace(/\/$/, '') !== plan.shown.replace(/\/$/, '')) {
      return {
        state: 'note',
        says,
        advice: `The configured Jenkins URL is not the one that was asked, ${plan.shown}: agents use the configured one.`,
      }
    }
    return { state: 'good', says, advice: null }
  }
  if (view.status === 200)
    return {
      state: 'bad',
      says: 'The secret does not decrypt it: it is not that of this node on this controller',
      advice: 'Copy the secret from the page of the node.',
    }
  if (view.status === 404)
    return {
      state: 'note',
      says: 'There is none: the node is unknown here, or is not launched by connecting it',
      advice: 'Compare the name with the page of the node.',
    }
  return { state: 'note', says: `It answers ${view.status}: the file cannot be read from here`, advice: null }
}
