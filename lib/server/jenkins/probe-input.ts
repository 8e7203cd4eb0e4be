import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { parseTarget } from '@/lib/core/handshake/target'
import { writeConnectionHeaders } from '@/lib/core/jenkins/connection-headers'
import { NODE_NAME, SECRET_KEY } from '@/lib/core/jenkins/jnlp4-client'
import { isTopicName, kafkaTopic, readBrokers } from '@/lib/core/jenkins/kafka'
import { AGENT_PROTOCOLS, isProtocolName } from '@/lib/core/jenkins/protocols'
import { secretProblem } from '@/lib/core/jenkins/secret'
import { encodeString, LONGEST_STRING } from '@/lib/core/jenkins/string'
import type { KafkaPlan } from './ask-kafka'
import type { JenkinsUrl } from './ask-page'

/** What a caller gives, as the schema of the API reads it. */
export type ProbeInput = {
  readonly host: string
  readonly port: number
  readonly nodeName?: string
  readonly secret?: string
  readonly protocols?: readonly string[]
  readonly jenkinsUrl?: string
  readonly answerMs?: number
  readonly sendOddSecret?: boolean
  readonly kafka?: { readonly brokers: string; readonly jenkinsUrl?: string; readonly nodeName?: string }
}
export type ProbePlan = {
  readonly host: string
  readonly port: number
  readonly credentials: { readonly nodeName: string; readonly secret: string } | null
  readonly protocols: readonly string[]
  readonly jenkins: JenkinsUrl | null
  readonly answerMs: number
  readonly kafka: KafkaPlan | null
  readonly warnings: readonly string[]
}

/** How long an answer is waited for when the caller does not say, milliseconds. */
export const ANSWER_MS = 5_000
/** Shorter secrets cannot be told from other text, so they could not be masked. */
const SHORTEST_SECRET = 6

/** What to do for an input. Throws InputError that names the field, what was seen and what was expected; never quotes the secret. */
export function probePlan(input: ProbeInput): ProbePlan {
  const { nodeName, secret } = input
  const host = input.host.trim().replace(/^\[(.*)\]$/, '$1')
  if (!/^[\x21-\x7e\u00a1-\uffff]{1,255}$/u.test(host) || /[/@?#\\]/.test(host)) {
    throw wrong('host', `host is ${JSON.stringify(input.host.slice(0, 100))}: expected a name or an address, without scheme, port or path`)
  }
  const protocols = input.protocols ?? AGENT_PROTOCOLS.map(({ name }) => name).filter((name) => name !== 'Ping')
  for (const [at, name] of protocols.entries()) {
    if (!isProtocolName(name))
      throw wrong(
        `protocols[${at}]`,
        `protocols[${at}] is ${JSON.stringify(name)}: expected letters, digits, dots, lines and dashes, 64 at most`,
      )
  }
  if (nodeName === undefined && secret !== undefined)
    throw wrong('nodeName', 'nodeName is missing: expected the name of the node the secret is of')
  if (nodeName !== undefined && secret === undefined)
    throw wrong('secret', 'secret is missing: expected the secret of the node, for a dry run of its credentials')
  const warnings: string[] = []
  if (nodeName !== undefined && secret !== undefined) warnings.push(...checked(nodeName, secret, input.sendOddSecret ?? false))
  return {
    host,
    port: input.port,
    credentials: nodeName === undefined || secret === undefined ? null : { nodeName, secret },
    protocols: [...new Set(protocols)],
    jenkins: input.jenkinsUrl === undefined ? null : jenkinsUrl(input.jenkinsUrl),
    answerMs: input.answerMs ?? ANSWER_MS,
    kafka: input.kafka === undefined ? null : kafkaPlan(input, input.kafka),
    warnings,
  }
}

function checked(nodeName: string, secret: string, sendOdd: boolean): string[] {
  if (nodeName === '') throw wrong('nodeName', 'nodeName is empty: expected the name of a node')
  const problem = secretProblem(secret)
  if (problem !== null && (!sendOdd || secret.length < SHORTEST_SECRET)) {
    const more = secret.length < SHORTEST_SECRET ? '' : '. The controller would not take it; sendOddSecret sends it all the same'
    throw new InputError(`secret-${problem.code}`, `${problem.message}${more}`, [{ path: 'secret', message: `${problem.message}${more}` }])
  }
  const headers = writeConnectionHeaders([
    [NODE_NAME, nodeName],
    [SECRET_KEY, secret],
  ])
  if (encodeString(headers) === null) {
    throw wrong('nodeName', `Name and secret make connection headers of more than ${LONGEST_STRING} octets (64 KiB): expected shorter ones`)
  }
  return problem === null ? [] : [`${problem.message}. It was sent all the same`]
}

/** What to ask Kafka brokers for; URL and node are those of the probe where they are not given again. */
function kafkaPlan(input: ProbeInput, kafka: NonNullable<ProbeInput['kafka']>): KafkaPlan {
  const brokers = readBrokers(kafka.brokers)
  if (brokers === null)
    throw wrong('kafka.brokers', `kafka.brokers is ${JSON.stringify(kafka.brokers.slice(0, 100))}: expected host:port, one to eight`)
  const url = kafka.jenkinsUrl ?? input.jenkinsUrl
  if (url === undefined)
    throw wrong('kafka.jenkinsUrl', 'kafka.jenkinsUrl is missing: expected the Jenkins URL, its host and port are part of the topic')
  const nodeName = kafka.nodeName ?? input.nodeName
  if (nodeName === undefined)
    throw wrong('kafka.nodeName', 'kafka.nodeName is missing: expected the name of the node, it is part of the topic')
  const { host } = jenkinsUrl(url)
  const port = /^https?:\/\/[^/?#]*:(\d{1,5})(?:[/?#]|$)/i.exec(url.trim())?.[1]
  const topic = { host, port: port === undefined ? null : Number(port), nodeName }
  if (isTopicName(kafkaTopic(topic))) return { brokers, topic }
  throw wrong(
    'kafka.nodeName',
    `The topic would be ${JSON.stringify(kafkaTopic(topic).slice(0, 300))}: expected letters, digits, dots, lines and dashes, 249 at most`,
  )
}

/** Reads the root of a controller: `http(s)://host[:port]/path/`, with or without the last slash. */
export function jenkinsUrl(text: string): JenkinsUrl {
  const typed = text.trim()
  const socket = typed.replace(/^http(s?):/i, (_, s: string) => `ws${s.toLowerCase()}:`)
  const read = parseTarget(socket)
  if (!/^https?:\/\//i.test(typed) || !read.ok) {
    throw wrong('jenkinsUrl', `jenkinsUrl is ${JSON.stringify(typed.slice(0, 200))}: expected http:// or https:// with host and path`)
  }
  const { host, port, tls, path } = { ...read.target, path: pathOf(read.target.resource) }
  if (/@/.test(typed.slice(0, typed.indexOf('/', 8) === -1 ? undefined : typed.indexOf('/', 8)))) {
    throw wrong('jenkinsUrl', 'jenkinsUrl has a user in it: expected none, the pages that are asked are open to everyone')
  }
  const { authority } = read.target
  return { host, port, tls, path, authority, shown: `${tls ? 'https' : 'http'}://${authority}${path}` }
}

function pathOf(resource: string): string {
  const path = resource.split(/[?#]/, 1)[0] ?? '/'
  return path.endsWith('/') ? path : `${path}/`
}

function wrong(path: string, message: string): InputError {
  return new InputError('invalid-input', message, [{ path, message }])
}
