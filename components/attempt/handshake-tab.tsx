'use client'

import dynamic from 'next/dynamic'
import { useId, useState } from 'react'
import { Switch } from '@/components/ui/switch'
import { FindingBrief } from '@/components/verdict/finding-brief'
import { FindingChip } from '@/components/verdict/finding-chip'
import { toneOf } from '@/components/verdict/tone'
import { base64Decode } from '@/lib/core/bytes/base64'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { Part } from '@/lib/core/bytes/span'
import type { AttemptView, HeadView, VerdictView } from '@/lib/core/report/view'
import { AcceptCompare } from './accept-compare'
import { BodyView } from './body-view'
import { Column } from './column'
import { FollowedRedirects } from './followed-redirects'
import { HeadLines } from './head-lines'
import { Http2Section } from './http2-section'
import { HexView } from './lazy-hex-view'
import { useLit } from './lit'
import { litPlaces } from './lit-places'
import { ProxyConversation } from './proxy-conversation'
import { RawAnswer } from './raw-answer'
import { PHASE_WORDS, size } from './words'

const CapabilitySection = dynamic(
  () => import('@/components/jenkins-agent/capability-section').then((module) => module.CapabilitySection),
  {
    ssr: false,
  },
)

const BeforeSteps = dynamic(() => import('./before-steps').then((module) => module.BeforeSteps), { ssr: false })

type Shown = { readonly endings: boolean; readonly hex: boolean }

function Option({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  const id = useId()
  return (
    <span className="flex items-center gap-1.5 text-muted text-xs">
      <Switch id={id} checked={checked} onCheckedChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </span>
  )
}

function HeadHex({ head, part, verdicts }: { head: HeadView; part: Part; verdicts: readonly VerdictView[] }) {
  const { rule, seenAt } = useLit()
  const bytes = base64Decode(head.bytes) ?? new Uint8Array()
  const masked = head.lines.flatMap((line) => line.masked)
  return <HexView bytes={bytes} masked={masked} lit={litPlaces(verdicts, rule, part, seenAt)} label={`${part} head, hexadecimal`} />
}

function Head({ head, part, verdicts, shown }: { head: HeadView; part: Part; verdicts: readonly VerdictView[]; shown: Shown }) {
  return (
    <>
      <div className="py-1.5">
        {shown.hex ? (
          <HeadHex head={head} part={part} verdicts={verdicts} />
        ) : (
          <HeadLines head={head} part={part} verdicts={verdicts} showEndings={shown.endings} />
        )}
      </div>
      {!head.complete && <p className="border-t px-3 py-2 text-sm text-warn">The head is not complete: no empty line ended it.</p>}
    </>
  )
}

/** Broken rules that no octet can show, because something is absent. */
function Absent({ part, verdicts }: { part: 'request' | 'response'; verdicts: readonly VerdictView[] }) {
  const absent = verdicts.filter((verdict) => verdict.outcome === 'fail' && verdict.at.length === 0 && verdict.rule.startsWith(`${part}/`))
  if (absent.length === 0) return null
  return (
    <div className="border-t px-3 py-2">
      <p className="text-xs text-muted">Found in no line, because it is not there:</p>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {absent.map((verdict) => (
          <li key={verdict.rule}>
            <FindingChip verdict={verdict} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const headText = (head: HeadView) => latin1Decode(base64Decode(head.bytes) ?? new Uint8Array())

function ResponseColumn({ view, shown }: { view: AttemptView; shown: Shown }) {
  const { rule, seenAt } = useLit()
  const { response, rawAnswer, interim, verdicts } = view
  if (rawAnswer) {
    return (
      <Column title="Answer" detail={size(rawAnswer.length)} copy={null}>
        <RawAnswer answer={rawAnswer} />
      </Column>
    )
  }
  if (!response) {
    const running = view.phases.find((phase) => phase.state === 'running')
    const why =
      view.state === 'connecting'
        ? `Nothing yet: ${running ? PHASE_WORDS[running.phase].waits : 'not begun'}.`
        : 'No octet of a response came.'
    return (
      <Column title="Response" detail="" copy={null}>
        <p className="px-3 py-3 text-sm text-muted">{why}</p>
      </Column>
    )
  }
  return (
    <Column title="Response" detail={extent(response, view.http2 !== null)} copy={headText(response)}>
      {interim.map((head) => (
        <details key={head.startLine + head.bytes} className="border-b bg-sunken">
          <summary className="cursor-pointer px-3 py-1.5 text-xs text-muted">
            Interim head before it: <span className="font-mono">{head.startLine}</span>
          </summary>
          <HeadLines head={head} part="response" verdicts={[]} showEndings={shown.endings} />
        </details>
      ))}
      <Head head={response} part="response" verdicts={verdicts} shown={shown} />
      <Absent part="response" verdicts={verdicts} />
      {response.body && <BodyView body={response.body} lit={litPlaces(verdicts, rule, 'body', seenAt)} showEndings={shown.endings} />}
    </Column>
  )
}

/** What is wrong, as chips: each lights up its octets below. */
function Problems({ verdicts }: { verdicts: readonly VerdictView[] }) {
  const { pinned } = useLit()
  const broken = verdicts
    .filter((verdict) => verdict.outcome === 'fail')
    .sort((a, b) => Number(toneOf(b) === 'fail') - Number(toneOf(a) === 'fail'))
  const chosen = verdicts.find((verdict) => verdict.rule === pinned)
  if (broken.length === 0 && !chosen) return null
  return (
    <div className="space-y-1.5">
      <ul aria-label="Broken rules" className="flex flex-wrap gap-1.5">
        {broken.map((verdict) => (
          <li key={verdict.rule}>
            <FindingChip verdict={verdict} />
          </li>
        ))}
      </ul>
      {chosen && (
        <div className="rounded-md border bg-surface">
          <FindingBrief verdict={chosen} />
        </div>
      )}
    </div>
  )
}

/** How much of a head: over HTTP/2 its octets are only how the fields are shown here, so the fields are counted. */
function extent(head: HeadView, overHttp2: boolean): string {
  return overHttp2 ? `${head.lines.length} fields of HTTP/2` : size(head.length)
}

function Heads({ view, shown }: { view: AttemptView; shown: Shown }) {
  return (
    <div className="grid gap-3 @4xl:grid-cols-2 @4xl:items-start">
      <Column
        title="Request"
        detail={view.request ? extent(view.request, view.http2 !== null) : ''}
        copy={view.request ? headText(view.request) : null}
      >
        {view.request ? (
          <>
            <Head head={view.request} part="request" verdicts={view.verdicts} shown={shown} />
            <Absent part="request" verdicts={view.verdicts} />
          </>
        ) : (
          <p className="px-3 py-3 text-sm text-muted">Nothing was sent.</p>
        )}
      </Column>
      <ResponseColumn view={view} shown={shown} />
    </div>
  )
}

const CAPABILITY = 'x-remoting-capability'
const tellsCapability = ({ request, response }: AttemptView) =>
  [request, response].some((head) => head?.lines.some(({ name }) => name.toLowerCase() === CAPABILITY))

/** Request and response side by side as they travelled, each line marked, a finding and its octets lit together. */
export function HandshakeTab({ view }: { view: AttemptView }) {
  const [shown, setShown] = useState<Shown>({ endings: false, hex: false })
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <Problems verdicts={view.verdicts} />
        </div>
        {view.http2 === null && view.proxy?.granted !== false && (
          <span className="flex items-center gap-4">
            <Option label="Line ends" checked={shown.endings} onChange={(endings) => setShown({ ...shown, endings })} />
            <Option label="Hex" checked={shown.hex} onChange={(hex) => setShown({ ...shown, hex })} />
          </span>
        )}
      </div>
      {view.accept && (view.status === 101 || view.accept.received !== null) && (
        <AcceptCompare expected={view.accept.expected} received={view.accept.received} />
      )}
      {tellsCapability(view) && <CapabilitySection view={view} />}
      {view.before.length > 0 && <BeforeSteps view={view} />}
      <FollowedRedirects view={view} />
      {view.proxy && <ProxyConversation proxy={view.proxy} verdicts={view.verdicts} />}
      {view.http2 && <Http2Section http2={view.http2} />}
      {view.proxy?.granted !== false && view.before.at(-1)?.failed == null && <Heads view={view} shown={shown} />}
    </div>
  )
}
