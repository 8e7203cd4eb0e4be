'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import { parseAsString, useQueryStates } from 'nuqs'
import { effectWords } from '@/components/attempt/words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { SectionLink } from '@/components/verdict/section-link'
import { artifactOf, groupRules, type RuleSummary, rulesThatFit } from './rule-summary'

const TEXT = parseAsString.withDefault('')
const LEVELS = [
  { value: '', label: 'All levels' },
  { value: 'must', label: 'must' },
  { value: 'should', label: 'should' },
  { value: 'practice', label: 'practice' },
]
const ARTIFACT_NAMES: Readonly<Record<string, string>> = {
  request: 'Request',
  transport: 'Transport',
  tls: 'TLS',
  http2: 'HTTP/2',
  response: 'Response',
  frames: 'Frames',
}
const nameOf = (artifact: string) => ARTIFACT_NAMES[artifact] ?? artifact

function Row({ rule }: { rule: RuleSummary }) {
  const effect = effectWords(rule.id, rule.effect)
  return (
    <li className="relative grid gap-x-4 px-3 py-2 hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Link href={`/rules/${rule.id}`} className="font-medium after:absolute after:inset-0 hover:underline">
          {rule.title}
        </Link>
        {rule.says !== '' && <p className="text-muted text-xs">{rule.says}</p>}
      </div>
      <div className="flex items-center gap-2 text-muted text-xs">
        {effect !== null && <span>{effect}</span>}
        <Badge tone={rule.level === 'must' ? 'accent' : 'neutral'}>{rule.level}</Badge>
      </div>
    </li>
  )
}

/** Every rule, by the part of the conversation it speaks of and by section; searchable, the search in the URL. */
export function RuleList({ rules }: { rules: readonly RuleSummary[] }) {
  const [filter, setFilter] = useQueryStates({ q: TEXT, level: TEXT, part: TEXT }, { history: 'replace' })
  const found = rulesThatFit(rules, { q: filter.q, level: filter.level, artifact: filter.part })
  const artifacts = [...new Set(rules.map(artifactOf))]
  return (
    <div className="space-y-4">
      <search className="flex flex-wrap items-center gap-2">
        <span className="relative min-w-48 flex-1 sm:max-w-80">
          <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted" />
          <Input
            type="search"
            aria-label="Search rules"
            placeholder="Search rules"
            className="pl-7"
            value={filter.q}
            onChange={(event) => void setFilter({ q: event.target.value || null })}
          />
        </span>
        <Segmented
          label="Part"
          className="h-auto max-w-full shrink flex-wrap [&>label]:min-h-5"
          value={filter.part}
          onValueChange={(part) => void setFilter({ part: part || null })}
          options={[{ value: '', label: 'All parts' }, ...artifacts.map((value) => ({ value, label: nameOf(value) }))]}
        />
        <Segmented
          label="Level"
          value={filter.level}
          onValueChange={(level) => void setFilter({ level: level || null })}
          options={LEVELS}
        />
        <p role="status" className="text-muted text-xs">
          {found.length === rules.length
            ? `${rules.length} rules`
            : `${found.length} of ${rules.length} rules, ${rules.length - found.length} hidden`}
        </p>
      </search>
      {found.length === 0 && (
        <EmptyState
          title="No rule fits"
          actions={<Button onClick={() => void setFilter({ q: null, level: null, part: null })}>Clear the search</Button>}
        >
          Search for a field, a section such as 4.1, or a word of what is demanded.
        </EmptyState>
      )}
      {groupRules(found).map(([artifact, sections]) => (
        <section key={artifact} aria-labelledby={`part-${artifact}`} className="space-y-2">
          <h2 id={`part-${artifact}`} className="font-semibold text-lg">
            {nameOf(artifact)}
          </h2>
          {sections.map(([title, members]) => (
            <section key={title} aria-label={title} className="rounded-md border bg-surface">
              <header className="flex flex-wrap items-center gap-x-2 border-b px-3 py-1.5 [&>a]:max-w-full [&>a]:whitespace-normal">
                <h3 className="sr-only">{title}</h3>
                <SectionLink title={title} url={members[0]?.sectionUrl ?? ''} />
                <span className="ml-auto text-faint text-xs">{members.length === 1 ? '1 rule' : `${members.length} rules`}</span>
              </header>
              <ul className="divide-y">
                {members.map((rule) => (
                  <Row key={rule.id} rule={rule} />
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
    </div>
  )
}
