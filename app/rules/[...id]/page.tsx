import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { effectWords, LEVEL_MEANINGS } from '@/components/attempt/words'
import { ExampleCard, type ExampleView } from '@/components/rules/example-card'
import { Badge } from '@/components/ui/badge'
import { SectionLink } from '@/components/verdict/section-link'
import type { Artifacts } from '@/lib/core/artifacts/artifacts'
import { besideOctets } from '@/lib/core/rules/beside-octets'
import { conversation } from '@/lib/core/rules/conversation'
import { ruleById } from '@/lib/core/rules/index'
import { judgeOne } from '@/lib/core/rules/judge-one'
import { artifactsOf, type Example, type Rule } from '@/lib/core/rules/rule'
import { SAMPLE_URL } from '@/lib/core/rules/sample'
import { playedSteps } from '@/lib/core/rules/session-steps'
import { section } from '@/lib/core/spec/sections'
import { authorisePage } from '@/lib/server/auth/authorise-page'

type Props = { params: Promise<{ id: string[] }> }

async function ruleOf(params: Props['params']): Promise<Rule | undefined> {
  return ruleById((await params).id.map(decodeURIComponent).join('/'))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await ruleOf(params))?.title ?? 'No such rule' }
}

function partsOf(rule: Rule, example: Example, seen: Partial<Artifacts>): ExampleView['parts'] {
  const needs = new Set<string>(artifactsOf(rule))
  // Of a session the handshake is shown only where it is not the sample's.
  const showsResponse = !example.session || example.response !== undefined
  const showsRequest = example.request !== undefined || needs.has('request') || needs.has('requestBytes')
  const { http2, proxy } = seen
  const request = seen.requestBytes ?? http2?.request?.bytes
  const response = seen.responseBytes ?? http2?.response?.bytes ?? seen.answer?.bytes
  return [
    ...(proxy?.answer.length ? [{ part: 'proxy' as const, bytes: proxy.answer }] : []),
    ...((showsRequest || http2) && request ? [{ part: 'request' as const, bytes: request }] : []),
    ...(seen.requestRest?.length ? [{ part: 'sent' as const, bytes: seen.requestRest }] : []),
    ...(response?.length && showsResponse ? [{ part: 'response' as const, bytes: response }] : []),
    ...(seen.body?.bytes.length ? [{ part: 'body' as const, bytes: seen.body.bytes }] : []),
    ...(seen.firstOctets?.length && !example.session ? [{ part: 'received' as const, bytes: seen.firstOctets }] : []),
  ]
}

function besideOf(rule: Rule, example: Example, seen: Partial<Artifacts>): string[] {
  const needs = new Set<string>(artifactsOf(rule))
  const showsUrl = needs.has('url') || needs.has('target') || example.url !== undefined
  return [...(showsUrl ? [`URL  ${example.url ?? SAMPLE_URL}`] : []), ...besideOctets(seen)]
}

function exampleView(rule: Rule, example: Example): ExampleView {
  const seen = conversation(example)
  const session = playedSteps(example.session ?? [])
  const beside = besideOf(rule, example, seen)
  return { name: example.name, parts: partsOf(rule, example, seen), session, beside, verdict: judgeOne(rule, seen) }
}

function Examples({ title, rule, examples }: { title: string; rule: Rule; examples: readonly Example[] }) {
  if (examples.length === 0) return null
  return (
    <section className="space-y-2">
      <h2 className="font-semibold text-lg">{title}</h2>
      <ul className="space-y-2">
        {examples.map((example) => (
          <ExampleCard key={example.name} example={exampleView(rule, example)} />
        ))}
      </ul>
    </section>
  )
}

/** A reason's sentence; what is filled in from the octets stands as a variable. */
function Sentence({ text }: { text: string }) {
  return text.split(/(\{[A-Za-z]+\})/).map((piece) =>
    piece.startsWith('{') ? (
      <var key={piece} className="text-accent">
        {piece.slice(1, -1)}
      </var>
    ) : (
      piece
    ),
  )
}

/** One rule: what it demands, where that is written, what it can say, and conversations it was tried on. */
export default async function RulePage({ params }: Props) {
  await authorisePage()
  const rule = await ruleOf(params)
  if (!rule) notFound()
  const { title, url } = section(rule.section)
  const effect = effectWords(rule.id, rule.effect)
  return (
    <article className="mx-auto w-full max-w-5xl space-y-5 p-3 sm:p-6">
      <header>
        <Link href="/rules" className="inline-flex items-center gap-1 text-muted text-xs hover:text-foreground">
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          Rules
        </Link>
        <h1 className="mt-1 text-balance font-semibold text-xl">{rule.title}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
          <code className="mono">{rule.id}</code>
          <SectionLink title={title} url={url} />
          <Badge tone={rule.level === 'must' ? 'accent' : 'neutral'}>{rule.level}</Badge>
          {effect !== null && <span>{effect} when it is broken</span>}
        </p>
      </header>
      <section className="max-w-[75ch] space-y-2">
        {rule.says && <p className="text-base">{rule.says}</p>}
        <p className="text-muted">{LEVEL_MEANINGS[rule.level]}</p>
      </section>
      <section className="max-w-[75ch]">
        <h2 className="font-semibold text-lg">When it is broken</h2>
        <p className="mt-1 font-medium">{rule.failureTitle}</p>
        <p className="mt-1">{rule.advice}</p>
      </section>
      <section>
        <h2 className="font-semibold text-lg">What it can say</h2>
        <dl className="mt-1 grid max-w-[90ch] gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
          {Object.entries(rule.reasons).map(([reason, sentence]) => (
            <div key={reason} className="contents">
              <dt className="mono text-muted">{reason}</dt>
              <dd className="max-sm:mb-1">
                <Sentence text={sentence} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Examples title="Broken" rule={rule} examples={rule.examples.fail} />
      <Examples title="Kept" rule={rule} examples={rule.examples.pass} />
      <Examples title="Where it does not apply" rule={rule} examples={rule.examples.notApplicable ?? []} />
    </article>
  )
}
