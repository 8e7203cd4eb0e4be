'use client'

import { VisibleText } from '@/components/attempt/visible-text'
import { Badge } from '@/components/ui/badge'
import { Panel } from '@/components/ui/panel'
import type { ProtocolView } from '@/lib/core/jenkins/controller'
import type { ProbeView } from '@/lib/core/jenkins/probe-view'
import { CauseItem } from './cause-item'
import { ControllerPanel } from './controller-panel'
import { KafkaPanel } from './kafka-panel'
import { ProbeSteps } from './probe-steps'
import { OUTCOMES, spokenWord } from './words'

/** What came of a probe: the sentence, causes with remedies, the controller, its protocols, and every step. */
export function ProbeResult({ probe }: { probe: ProbeView }) {
  const outcome = OUTCOMES[probe.outcome]
  return (
    <div className="grid gap-4">
      <section aria-label="Result" role="status" className="grid gap-2 rounded-md border bg-surface px-3 py-3">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={outcome.tone}>{outcome.word}</Badge>
          <span className="mono min-w-0 break-all text-muted">
            {probe.host}:{probe.port}
          </span>
          <span className="text-muted text-xs">{(probe.ms / 1_000).toFixed(1)} s</span>
        </div>
        <p className="break-words font-medium text-base">
          <VisibleText text={probe.summary} />
        </p>
        {probe.warnings.map((warning) => (
          <p key={warning} className="text-warn">
            {warning}
          </p>
        ))}
      </section>
      {probe.diagnoses.length > 0 ? (
        <Panel title="What it means" info={`${probe.diagnoses.length}`}>
          <ul className="divide-y">
            {probe.diagnoses.map((diagnosis, at) => (
              <CauseItem key={diagnosis.id} diagnosis={diagnosis} open={at === 0} />
            ))}
          </ul>
        </Panel>
      ) : null}
      {probe.outcome === 'unreachable' || probe.outcome === 'blocked' || probe.outcome === 'not-listener' ? null : (
        <ControllerPanel controller={probe.controller} />
      )}
      {probe.protocols.length > 0 ? (
        <Panel title="Protocols" info={`${probe.protocols.length}`}>
          <ul aria-label="Protocols" className="divide-y">
            {probe.protocols.map((protocol) => (
              <ProtocolItem key={protocol.name} protocol={protocol} />
            ))}
          </ul>
        </Panel>
      ) : null}
      {probe.kafka ? <KafkaPanel kafka={probe.kafka} /> : null}
      <ProbeSteps steps={probe.steps} />
    </div>
  )
}

/** One protocol: whether it is spoken, what it is, and what to do about it. */
function ProtocolItem({ protocol }: { protocol: ProtocolView }) {
  const { word, tone } = spokenWord(protocol)
  const advice = protocol.spoken === 'yes' ? protocol.advice : null
  return (
    <li className="grid gap-x-3 gap-y-1 px-3 py-2 sm:grid-cols-[11.5rem_10.5rem_1fr]">
      <span className="mono min-w-0 break-all font-medium">
        <VisibleText text={protocol.name} />
      </span>
      <span className="flex flex-wrap content-start items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>{word}</Badge>
        {protocol.listed ? <span className="text-muted text-xs">listed</span> : null}
      </span>
      <p className="min-w-0 text-muted text-sm">
        {protocol.about}
        {advice ? <span className="block text-foreground">{advice}</span> : null}
      </p>
    </li>
  )
}
