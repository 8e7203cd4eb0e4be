'use client'

import { ArrowDownLeft, ArrowUpRight, Lock } from 'lucide-react'
import { useMemo, useState } from 'react'
import { HexView } from '@/components/attempt/lazy-hex-view'
import { VisibleOctets, VisibleText } from '@/components/attempt/visible-text'
import { ToneIcon, toneText } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Panel } from '@/components/ui/panel'
import { base64Decode } from '@/lib/core/bytes/base64'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { ExchangeView, ProbeStep } from '@/lib/core/jenkins/probe-view'
import { STATES } from './words'

/** Octets drawn as text at once; the hex view has all of them. */
const TEXT_OCTETS = 2_048

/** Every step of the probe with what was sent and what came. */
export function ProbeSteps({ steps }: { steps: readonly ProbeStep[] }) {
  return (
    <Panel title="Steps" info={`${steps.length}`}>
      <ol className="divide-y">
        {steps.map((step) => (
          <StepItem key={step.id} step={step} />
        ))}
      </ol>
    </Panel>
  )
}

function StepItem({ step }: { step: ProbeStep }) {
  const { word, tone } = STATES[step.state]
  const where = [step.address, step.waited >= 1 ? `waited ${Math.round(step.waited)} ms for our other connections` : null].filter(Boolean)
  return (
    <li id={`step-${step.id}`} className="grid scroll-mt-14 gap-1.5 px-3 py-2 target:bg-accent-soft/40">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <h3 className="mono min-w-0 break-all font-medium">
          <VisibleText text={step.title} />
        </h3>
        <span className={cn('inline-flex items-center gap-1 text-xs', toneText(tone))}>
          <ToneIcon tone={tone} className="size-3" />
          {word}
        </span>
        {step.state === 'skipped' ? null : <span className="ml-auto text-muted text-xs tabular-nums">{Math.round(step.ms)} ms</span>}
      </div>
      <p className="break-words">
        <VisibleText text={step.says} />
      </p>
      {where.length > 0 ? <p className="text-muted text-xs">{where.join(', ')}</p> : null}
      {step.tls ? <TlsLine tls={step.tls} /> : null}
      {step.exchanges.length > 0 ? <Exchanges title={step.title} exchanges={step.exchanges} /> : null}
    </li>
  )
}

function TlsLine({ tls }: { tls: NonNullable<ProbeStep['tls']> }) {
  const key =
    tls.matchesIdentity === null
      ? 'not compared: no X-Instance-Identity is known'
      : tls.matchesIdentity
        ? 'the key of X-Instance-Identity'
        : 'another key than X-Instance-Identity'
  const rows = [
    ['TLS', [tls.version, tls.cipher].filter(Boolean).join(', ')],
    ['Certificate', tls.subject],
    ['Valid', `${tls.validFrom.slice(0, 10)} to ${tls.validTo.slice(0, 10)}`],
    ['Identity', `${tls.identityFingerprint} (${key})`],
  ] as const
  return (
    <dl className="grid gap-x-3 text-xs sm:grid-cols-[max-content_1fr]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="mono min-w-0 break-all">
            <VisibleText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Exchanges({ title, exchanges }: { title: string; exchanges: readonly ExchangeView[] }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-muted text-xs hover:text-foreground">
        Octets ({exchanges.length} {exchanges.length === 1 ? 'piece' : 'pieces'})
      </summary>
      <ol className="mt-1.5 grid gap-2">
        {exchanges.map((exchange, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what travelled has no other name than its place
          <Exchange key={at} exchange={exchange} label={`Octets ${at + 1} of ${title}`} />
        ))}
      </ol>
    </details>
  )
}

function Exchange({ exchange, label }: { exchange: ExchangeView; label: string }) {
  const [hex, setHex] = useState(false)
  const bytes = useMemo(() => base64Decode(exchange.bytes) ?? new Uint8Array(), [exchange.bytes])
  const isSent = exchange.direction === 'sent'
  const Icon = isSent ? ArrowUpRight : ArrowDownLeft
  return (
    <li className="min-w-0 rounded-md border">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b px-2 py-1 text-xs">
        <Icon aria-hidden className={cn('size-3.5', isSent ? 'text-accent' : 'text-info')} />
        <span className="font-medium">{isSent ? 'Sent' : 'Received'}</span>
        {exchange.layer === 'tls' ? (
          <span className="inline-flex items-center gap-1 text-muted">
            <Lock aria-hidden className="size-3" /> inside TLS
          </span>
        ) : null}
        <span className="text-muted">
          {exchange.length} octets{exchange.truncated ? ', the first 16 KiB shown' : ''}
        </span>
        {exchange.says ? <span className="min-w-0 break-words text-muted">{exchange.says}</span> : null}
        <Button variant="ghost" size="sm" className="ml-auto" aria-pressed={hex} onClick={() => setHex(!hex)}>
          Hex
        </Button>
      </div>
      {hex ? (
        <HexView bytes={bytes} label={label} maxHeight={240} />
      ) : (
        <pre className="mono max-h-60 overflow-auto whitespace-pre-wrap break-all px-2 py-1.5 text-xs">
          <VisibleOctets latin1={latin1Decode(bytes.subarray(0, TEXT_OCTETS))} />
          {bytes.length > TEXT_OCTETS ? ' …' : ''}
        </pre>
      )}
    </li>
  )
}
