import 'server-only'
import { latin1Encode } from '@/lib/core/bytes/latin1'
import { parseResponseHead } from '@/lib/core/http1/parse-head'
import { readListenerHeaders } from '@/lib/core/jenkins/listener-headers'
import type { AdvertisedSeen } from '@/lib/core/jenkins/observation'
import { connectTo, isFailure, listen, type ProbeContext } from './ask'
import type { StepRecord } from './steps'

/** The root of a controller as the user gave it, taken apart. */
export type JenkinsUrl = {
  readonly tls: boolean
  readonly host: string
  readonly port: number
  /** `host[:port]` for the Host field. */
  readonly authority: string
  /** Begins and ends with a slash. */
  readonly path: string
  readonly shown: string
}

/** Asks one page of a controller without a login; redirects are told and not followed. */
export async function askPage(
  { tls, host, port, authority, path, shown }: JenkinsUrl,
  page: AdvertisedSeen['page'],
  step: StepRecord,
  context: ProbeContext,
  ms: number,
): Promise<AdvertisedSeen> {
  const target = `${path}${page === 'login' ? 'login' : 'tcpSlaveAgentListener/'}`
  const url = `${shown}${page === 'login' ? 'login' : 'tcpSlaveAgentListener/'}`
  const nothing: AdvertisedSeen = { url, page, failure: null, status: null, location: null, headers: null, verified: null }
  const line = await connectTo({ host, port }, step, context)
  if (isFailure(line)) return { ...nothing, failure: line }
  let verified: boolean | null = null
  if (tls) {
    const secured = await line.secure({ serverName: host }, ms)
    if (!secured.ok) {
      const failure = { phase: 'tls', code: secured.mishap.code, detail: secured.mishap.detail }
      step.failed(failure)
      return { ...nothing, failure }
    }
    verified = secured.data.verified
  }
  const layer = tls ? 'tls' : 'plain'
  const request = latin1Encode(`GET ${target} HTTP/1.1\r\nHost: ${authority}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`)
  step.sent(request, layer)
  await line.write(request)
  const heard = await listen(line, step, layer, context, { ms, whole: (bytes) => parseResponseHead(bytes)?.complete === true })
  line.close()
  const head = parseResponseHead(heard.bytes)
  if (!head?.complete) {
    const detail = heard.stopped ? 'the probe was stopped' : heard.bytes.length > 0 ? 'the answer is no HTTP' : `no answer within ${ms} ms`
    const failure = { phase: 'response', code: heard.bytes.length > 0 ? 'not-http' : 'response-timeout', detail }
    step.failed(failure)
    return { ...nothing, failure, verified }
  }
  const location = head.lines.find(({ name }) => name.toLowerCase() === 'location')?.value ?? null
  return { url, page, failure: null, status: head.start.status, location, headers: readListenerHeaders(head.lines), verified }
}
