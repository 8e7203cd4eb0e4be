import type { Tone } from '@/components/ui/badge'
import type { ProtocolView } from '@/lib/core/jenkins/controller'
import type { ProbeStepState, ProbeView } from '@/lib/core/jenkins/probe-view'
import type { TcpDiagnosis } from '@/lib/core/jenkins/tcp-cause'

type Word = { readonly word: string; readonly tone: Tone }

export const STATES: Readonly<Record<ProbeStepState, Word>> = {
  passed: { word: 'As expected', tone: 'pass' },
  noticed: { word: 'Worth a look', tone: 'warn' },
  failed: { word: 'Failed', tone: 'fail' },
  skipped: { word: 'Not asked', tone: 'neutral' },
}

export const OUTCOMES: Readonly<Record<ProbeView['outcome'], Word>> = {
  accepted: { word: 'Accepted', tone: 'pass' },
  refused: { word: 'Refused', tone: 'fail' },
  listener: { word: 'Agent listener', tone: 'pass' },
  'not-listener': { word: 'No agent listener', tone: 'fail' },
  unreachable: { word: 'Unreachable', tone: 'fail' },
  blocked: { word: 'Blocked by policy', tone: 'fail' },
  stopped: { word: 'Stopped', tone: 'warn' },
}

const SPOKEN: Readonly<Record<NonNullable<ProtocolView['spoken']>, string>> = {
  yes: 'Spoken',
  no: 'Not spoken',
  disabled: 'Switched off',
  unclear: 'Not clear',
}

/** What was found of a protocol: speaking a deprecated one is worth a look, not speaking it is right. */
export function spokenWord({ spoken, status }: Pick<ProtocolView, 'spoken' | 'status'>): Word {
  if (spoken === null) return { word: 'Not asked', tone: 'neutral' }
  const old = status === 'deprecated' || status === 'test'
  if (spoken === 'yes') return { word: old ? 'Spoken, deprecated' : SPOKEN.yes, tone: old ? 'warn' : 'pass' }
  return { word: SPOKEN[spoken], tone: spoken === 'unclear' ? 'warn' : 'neutral' }
}

export const WEIGHTS: Readonly<Record<TcpDiagnosis['weight'], Word>> = {
  problem: { word: 'Problem', tone: 'fail' },
  notice: { word: 'Notice', tone: 'info' },
  good: { word: 'As it should be', tone: 'pass' },
}

/** How sure a cause is, for a sentence. */
export const CONFIDENCES: Readonly<Record<TcpDiagnosis['confidence'], string>> = {
  certain: 'certain',
  likely: 'likely',
  possible: 'possibly',
}

/** A range of versions in words. */
export function rangeWords({ from, to }: { readonly from: string | null; readonly to: string | null }): string {
  if (from !== null && to !== null) return `${from} to ${to}`
  return from === null ? `up to ${to}` : `${from} or later`
}
