'use client'

import { ClipboardPaste, Ellipsis, LayoutTemplate, Link2, Redo2, Undo2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { withRest } from '@/lib/client/composer/edit'
import type { DraftState } from '@/lib/client/composer/use-draft'
import type { KnownValues } from '@/lib/client/known-values'
import type { DraftLint, Finding } from '@/lib/client/lint-draft'
import { placeholdersOf } from '@/lib/core/handshake/substitute'
import { BeforeSection } from './before-section'
import { ExpectationsSection } from './expectations-section'
import { FindingLine } from './finding-line'
import { focusLine, HeaderList } from './header-list'
import { LintSummary } from './lint-summary'
import { NetworkSection } from './network-section'
import { PayloadSection } from './payload-section'
import { PlaceholderSection } from './placeholder-section'
import { verdictsAt } from './places'
import { RequestLine } from './request-line'
import { SessionSection } from './session-section'

const RawNotice = dynamic(() => import('./raw-notice').then((module) => module.RawNotice), { ssr: false })
const AgentNotice = dynamic(() => import('@/components/jenkins-agent/agent-notice').then((module) => module.AgentNotice), { ssr: false })
const RawEditor = dynamic(() => import('./raw-editor'), { loading: () => <Skeleton className="m-3 h-40" />, ssr: false })

type ComposerPaneProps = {
  state: DraftState
  lint: DraftLint
  errorAt: (path: string) => string | undefined
  known: KnownValues
  onPaste: () => void
  onPreset: () => void
  onCopyLink: () => void
}

type View = 'lines' | 'raw'

/** Everything that is sent, and how: the request first, as lines or as one text of octets; session and network folded below. */
export function ComposerPane({ state, lint, errorAt, known, onPaste, onPreset, onCopyLink }: ComposerPaneProps) {
  const { composer, edit } = state
  const { rest } = composer
  const [chosen, setChosen] = useState<View | null>(null)
  const view = chosen ?? (rest.raw === undefined ? 'lines' : 'raw')
  const show = ({ place }: Finding) => {
    if (view === 'raw' && place !== 'url') document.getElementById('raw-octets')?.focus()
    else if (typeof place === 'number') focusLine(composer.rows[place]?.id)
    else document.getElementById(place === 'url' ? 'url' : 'request-head')?.focus()
  }
  const typed = Object.keys(rest.variables ?? {})
  const names = [...new Set([...typed, ...lint.missing])]
  const asked = useMemo(() => new Set(placeholdersOf(state.draft)), [state.draft])
  const given = known.known.filter(({ name }) => asked.has(name) && !typed.includes(name))
  return (
    <div className="relative flex min-h-0 flex-1 flex-col lg:scroll-area">
      <section aria-label="Request to send" className="bg-surface">
        <header className="sticky top-11 z-20 flex min-h-9 flex-wrap items-center gap-x-3 border-b bg-surface py-1 pr-1.5 pl-3 lg:top-0">
          <h2 id="request-head" tabIndex={-1} className="font-medium outline-none">
            Request
          </h2>
          <LintSummary lint={lint} onShow={show} />
          <div className="ml-auto flex items-center gap-0.5">
            <Segmented
              label="Request as"
              value={view}
              onValueChange={setChosen}
              options={[
                { value: 'lines', label: 'Lines' },
                { value: 'raw', label: 'Raw' },
              ]}
              className="mr-1"
            />
            <IconButton label="Undo" shortcut="mod+z" size="icon-sm" disabled={!state.canUndo} onClick={state.undo}>
              <Undo2 />
            </IconButton>
            <IconButton label="Redo" size="icon-sm" disabled={!state.canRedo} onClick={state.redo}>
              <Redo2 />
            </IconButton>
            <Button size="sm" variant="ghost" onClick={onPaste}>
              <ClipboardPaste /> Paste
            </Button>
            <Button size="sm" variant="ghost" onClick={onPreset}>
              <LayoutTemplate /> Presets
            </Button>
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="ghost" size="icon-sm" aria-label="More for the request">
                  <Ellipsis />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                <DropdownMenuItem onSelect={onCopyLink}>
                  <Link2 /> Copy link with the draft
                </DropdownMenuItem>
              </DropdownMenuContent>
            </DropdownMenu>
          </div>
        </header>
        {/\/wsagents|jenkins-agent/.test(composer.url) ? (
          <AgentNotice draft={state.draft} onChange={(next) => state.load(next, state.profile)} />
        ) : null}
        {rest.raw === undefined && view === 'lines' ? (
          <>
            <FindingLine verdicts={verdictsAt(lint, 'request')} className="border-b py-0.5 pr-3 pl-[34px] sm:pl-[46px]" />
            <RequestLine
              rest={rest}
              target={lint.target}
              findings={verdictsAt(lint, 'request-line')}
              errorAt={errorAt}
              onChange={(change, key) => edit((held) => withRest(held, change), key)}
            />
            <HeaderList
              composer={composer}
              lint={lint}
              keptOrigin={state.keptOrigin}
              errorAt={(index) => errorAt(`request.headers[${index}]`)}
              edit={edit}
            />
          </>
        ) : (
          <>
            {rest.raw === undefined ? null : (
              <RawNotice
                state={state}
                view={view}
                error={errorAt('request.raw')}
                onRaw={() => setChosen('raw')}
                onLines={() => setChosen('lines')}
              />
            )}
            {view === 'raw' ? (
              <>
                <FindingLine verdicts={lint.findings.map(({ verdict }) => verdict)} className="border-b px-3 py-0.5" />
                <RawEditor state={state} error={errorAt('request.raw')} />
              </>
            ) : null}
          </>
        )}
      </section>
      <div className="border-t">
        <PlaceholderSection
          names={names}
          values={rest.variables ?? {}}
          given={given}
          onKeepSecret={known.keepSecret}
          onChange={(variables, key) => edit((held) => withRest(held, { variables }), key)}
        />
        <PayloadSection rest={rest} errorAt={errorAt} onChange={(change, key) => edit((held) => withRest(held, change), key)} />
        <BeforeSection
          steps={rest.before}
          url={composer.url}
          cookies={rest.cookies !== false}
          errorAt={errorAt}
          onChange={(before, key) => edit((held) => withRest(held, { before }), key)}
          onCookies={(on) => edit((held) => withRest(held, { cookies: on ? undefined : false }), 'before cookies')}
          keepCookies={rest.keepCookies === true}
          onKeepCookies={(on) => edit((held) => withRest(held, { keepCookies: on ? true : undefined }), 'before keep')}
          onStart={(change) => edit(change)}
        />
        <SessionSection
          session={rest.session}
          errorAt={errorAt}
          onChange={(session, key) => edit((held) => withRest(held, { session }), key)}
        />
        <ExpectationsSection
          expectations={rest.expectations}
          errorAt={errorAt}
          onChange={(expectations, key) => edit((held) => withRest(held, { expectations }), key)}
        />
        <NetworkSection
          network={rest.network}
          errorAt={errorAt}
          onChange={(network, key) => edit((held) => withRest(held, { network }), key)}
        />
      </div>
    </div>
  )
}
