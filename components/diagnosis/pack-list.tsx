'use client'

import { parseAsString, useQueryState } from 'nuqs'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { ConfidenceBadge } from './confidence'
import { countOf, type DiagnosisEntry, type PackEntry, packsThatFit } from './pack-filter'
import { SnippetCard } from './snippet-card'
import { BASIS_WORDS, causeTitle, LAYER_WORDS, nameTitle } from './words'

function Entry({ diagnosis }: { diagnosis: DiagnosisEntry }) {
  const { id, says, basis, layer, confidence, cause, remedy, snippets, source } = diagnosis
  return (
    <li className="space-y-1 px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 font-medium [overflow-wrap:anywhere]">
          {says === null ? nameTitle(id) : causeTitle({ title: says, basis })}
        </h3>
        <ConfidenceBadge confidence={confidence} />
      </div>
      {cause !== null && <p className="max-w-[80ch] text-muted">{cause}</p>}
      {remedy !== null && <p className="max-w-[80ch]">{remedy}</p>}
      {snippets.map((snippet) => (
        <SnippetCard key={snippet.id} snippet={snippet} />
      ))}
      <p className="text-muted text-xs [overflow-wrap:anywhere]">
        <span className="mono">{id}</span>
        {` · ${LAYER_WORDS[layer]} · ${BASIS_WORDS[basis]} · ${source}`}
        {(says === null || cause === null || remedy === null) && ' · its words name what was seen in the attempt'}
      </p>
    </li>
  )
}

/** Every diagnosis by pack; searchable, the search in the URL. */
export function PackList({ packs }: { packs: readonly PackEntry[] }) {
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault('').withOptions({ history: 'replace' }))
  const found = packsThatFit(packs, search)
  const [shown, all] = [countOf(found), countOf(packs)]
  return (
    <div className="space-y-4">
      <search className="flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Search diagnoses"
          placeholder="Search diagnoses"
          className="max-w-80"
          value={search}
          onChange={(event) => void setSearch(event.target.value || null)}
        />
        <p role="status" className="text-muted text-xs">
          {shown === all ? `${all} diagnoses` : `${shown} of ${all} diagnoses, ${all - shown} hidden`}
        </p>
      </search>
      {found.length === 0 && (
        <EmptyState title="No diagnosis fits" actions={<Button onClick={() => void setSearch(null)}>Clear the search</Button>}>
          Search for a product, an id such as jenkins/wrong-secret, or a word of the cause.
        </EmptyState>
      )}
      {found.map((pack) => (
        <section key={pack.id} aria-labelledby={`pack-${pack.id}`} className="rounded-md border bg-surface">
          <h2 id={`pack-${pack.id}`} className="border-b px-3 py-2 font-semibold">
            {pack.title}
          </h2>
          <ul className="divide-y">
            {pack.diagnoses.map((diagnosis) => (
              <Entry key={diagnosis.id} diagnosis={diagnosis} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
