'use client'

import { ArrowRight, Save, Square, TriangleAlert } from 'lucide-react'
import type { ClipboardEvent } from 'react'
import { useOnlyLooks } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { FieldError } from '@/components/ui/field'
import { fieldClass } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Spinner } from '@/components/ui/spinner'
import type { OpenedProfile } from '@/lib/client/composer/stored-draft'
import type { KnownValues } from '@/lib/client/known-values'
import type { DraftLint } from '@/lib/client/lint-draft'
import type { PracticeEndpoint } from '@/lib/client/practice'
import { EnvironmentSelect } from './environment-select'
import { FindingLine } from './finding-line'
import { verdictsAt } from './places'
import { PracticeMenu } from './practice-menu'

type UrlBarProps = {
  url: string
  onUrl: (url: string) => void
  onPractice: (endpoint: PracticeEndpoint) => void
  onPasteText: (text: string) => void
  lint: DraftLint
  error: string | undefined
  /** `starting` until the server has answered with an id; then as the attempt is. */
  state: 'idle' | 'starting' | 'connecting' | 'open'
  onConnect: () => void
  onStop: () => void
  onSave: () => void
  profile: OpenedProfile | null
  known: KnownValues
}

/** Whether a pasted text is something to import rather than a URL. */
export function isImport(text: string): boolean {
  const trimmed = text.trim()
  // One line of a log has words; a URL has none.
  const words = trimmed.length > 30 && /\S[ \t]+\S/.test(trimmed)
  return (
    words ||
    /^(\$ )?(?:curl|wscat|websocat)(\.exe)?\s|^[{[]|^(?:await )?(?:fetch|new WebSocket)\(/.test(trimmed) ||
    /^[A-Z]+ \S+ HTTP\/\d/.test(trimmed) ||
    /\S[\r\n]+\S/.test(trimmed)
  )
}

/** The URL, and the one button that matters. */
export function UrlBar({
  url,
  onUrl,
  onPractice,
  onPasteText,
  lint,
  error,
  state,
  onConnect,
  onStop,
  onSave,
  profile,
  known,
}: UrlBarProps) {
  const running = state !== 'idle'
  const onlyLooks = useOnlyLooks()
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!isImport(text)) return
    event.preventDefault()
    onPasteText(text)
  }
  const findings = verdictsAt(lint, 'url')
  const problem = error ?? (url === '' ? undefined : lint.urlProblem?.message)
  return (
    <div className="border-b bg-surface px-3 py-2.5">
      <form
        className="flex flex-wrap items-stretch gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          onConnect()
        }}
      >
        <div className="relative flex min-w-0 flex-1 basis-full sm:basis-0">
          <PracticeMenu onSelect={onPractice} />
          <input
            id="url"
            type="text"
            inputMode="url"
            value={url}
            onChange={(event) => onUrl(event.target.value)}
            onPaste={onPaste}
            aria-label="URL"
            aria-invalid={problem ? true : undefined}
            aria-describedby="url-notes"
            placeholder="wss://host/path, or paste a curl command"
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            className={cn(fieldClass, 'mono h-[34px] rounded-l-none text-[13px] focus-visible:z-10')}
          />
        </div>
        <EnvironmentSelect {...known} />
        {state === 'idle' || state === 'open' ? (
          <Button type="submit" variant="primary" className="h-[34px] flex-1 px-4 sm:flex-none" disabled={onlyLooks !== null}>
            Connect
            <span aria-hidden className="ml-1 hidden opacity-80 md:inline">
              <Kbd keys="mod+enter" className="[&>kbd]:border-current/35 [&>kbd]:bg-transparent [&>kbd]:text-current" />
            </span>
          </Button>
        ) : null}
        {running ? (
          <Button variant="danger" className="h-[34px] flex-1 px-4 sm:flex-none" onClick={onStop} disabled={state === 'starting'}>
            {state === 'open' ? <Square /> : <Spinner className="text-current" />}
            Stop
          </Button>
        ) : null}
        <Button
          className="h-[34px]"
          onClick={onSave}
          disabled={onlyLooks !== null}
          title={profile ? `Profile: ${profile.name}` : undefined}
        >
          <Save />
          <span className={profile ? 'max-w-40 truncate max-sm:hidden' : 'max-sm:hidden'}>
            {profile ? profile.name : 'Save as profile'}
          </span>
          <span className="sr-only sm:hidden">{profile ? `Save profile ${profile.name}` : 'Save as profile'}</span>
        </Button>
      </form>
      <div id="url-notes" className="empty:hidden">
        {problem ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1.5">
            <FieldError>{problem}</FieldError>
            {lint.urlProblem?.offer && !error ? (
              <Button size="sm" onClick={() => onUrl(lint.urlProblem?.offer ?? url)}>
                <ArrowRight /> Use <span className="mono">{lint.urlProblem.offer}</span>
              </Button>
            ) : null}
          </div>
        ) : null}
        {findings.length > 0 ? <FindingLine verdicts={findings} className="pt-1" /> : null}
      </div>
      {onlyLooks === null ? null : <p className="pt-1.5 text-muted text-xs">{onlyLooks}</p>}
      {lint.problems.length > 0 && !problem ? (
        <p className="flex gap-1.5 pt-1.5 text-warn text-xs">
          <TriangleAlert aria-hidden className="mt-0.5 size-3" />
          {lint.problems[0]?.message}
        </p>
      ) : null}
    </div>
  )
}
