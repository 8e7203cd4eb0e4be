import { JNLP4 } from './causes-jnlp4'
import { LISTENER_CAUSES } from './causes-listener'
import { PAGES } from './causes-pages'
import { REACHING } from './causes-reaching'
import type { TcpObservation } from './observation'
import type { TcpCause, TcpDiagnosis } from './tcp-cause'

/** Every cause, those that keep others from mattering first. */
export const TCP_CAUSES: readonly TcpCause[] = [...REACHING, ...JNLP4, ...PAGES, ...LISTENER_CAUSES]

const WEIGHTS = ['problem', 'good', 'notice'] as const
const CONFIDENCES = ['certain', 'likely', 'possible'] as const
/** What speaks before everything else where it applies: an answer to the question that was asked. */
const FIRST: ReadonlySet<string> = new Set(['jenkins-tcp/credentials-accepted'])

/** What a probe found, problems first, the surer before the less sure. */
export function diagnoseTcp(seen: TcpObservation): TcpDiagnosis[] {
  return TCP_CAUSES.flatMap((cause) => {
    const evidence = cause.when(seen)
    if (evidence === null) return []
    const words = (text: TcpCause['title']) => (typeof text === 'string' ? text : text(seen))
    const { id, confidence, basis, weight, source } = cause
    return [
      {
        id,
        title: words(cause.title),
        confidence,
        basis,
        weight,
        evidence,
        cause: words(cause.cause),
        remedy: words(cause.remedy),
        source,
      },
    ]
  }).sort((a, b) => rank(a) - rank(b))
}

/** One sentence that answers the question of the probe. */
export function tcpSummary(seen: TcpObservation, diagnoses: readonly TcpDiagnosis[]): string {
  const accepted = diagnoses.find(({ id }) => FIRST.has(id))
  const problem = diagnoses.find(({ weight }) => weight === 'problem')
  if (accepted && problem) return `${accepted.title}; but ${lower(problem.title)}.`
  if (problem) return `${problem.title}.`
  const listener = diagnoses.find(({ id }) => id === 'jenkins-tcp/listener')
  if (accepted && listener) return `${listener.title}, and ${lower(accepted.title)}.`
  if (listener && seen.jnlp4?.tls) return `${listener.title}, and it speaks JNLP4-connect.`
  const [first] = diagnoses
  return first ? `${first.title}.` : `${seen.host} port ${seen.port} was not probed.`
}

function rank({ weight, confidence }: TcpDiagnosis): number {
  return WEIGHTS.indexOf(weight) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence)
}

function lower(title: string): string {
  return /^(The|Another|Nobody|Port|TLS|No|Name)\b/.test(title) && !title.startsWith('TLS')
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title
}
