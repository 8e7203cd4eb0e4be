'use client'

import { ClipboardPaste, LayoutTemplate, Link2, PlugZap, Save, Square, Terminal, Undo2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useCallback, useMemo, useRef, useState } from 'react'
import { type MessageBook, MessageBookContext, withMessage } from '@/components/frames/message-book-context'
import { copyAsCurl } from '@/components/reproduce/copy-as-curl'
import { cn } from '@/components/ui/cn'
import { FieldError } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { Split } from '@/components/ui/split'
import { toast } from '@/components/ui/toast'
import { useUrlState } from '@/components/ui/use-url-state'
import { problemAt } from '@/lib/client/api'
import type { Command } from '@/lib/client/commands'
import { withRest } from '@/lib/client/composer/edit'
import { useDraft } from '@/lib/client/composer/use-draft'
import { useKnownValues } from '@/lib/client/known-values'
import { draftOfPractice } from '@/lib/client/practice'
import { draftOfProfile } from '@/lib/client/profiles'
import { useCommands } from '@/lib/client/use-commands'
import { useConnect } from '@/lib/client/use-connect'
import { useLint } from '@/lib/client/use-lint'
import { useShortcut } from '@/lib/client/use-shortcut'
import { useStoredFlag } from '@/lib/client/use-stored-flag'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { BytesPreview } from './bytes-preview'
import { ComposerPane } from './composer-pane'
import { StartingPoints } from './starting-points'
import { UrlBar } from './url-bar'
import { useLinkedDraft } from './use-linked-draft'
import { useOpenedDraft } from './use-opened-draft'

const AttemptPanel = dynamic(() => import('@/components/attempt/attempt-panel').then((module) => module.AttemptPanel), {
  loading: () => <Skeleton className="m-4 h-64" />,
})
const ImportDialog = dynamic(() => import('./import-dialog').then((module) => module.ImportDialog), { ssr: false })
const PresetDialog = dynamic(() => import('./preset-dialog').then((module) => module.PresetDialog), { ssr: false })
const LinkedDraftQuestion = dynamic(() => import('./linked-draft-question').then((module) => module.LinkedDraftQuestion), { ssr: false })
const SaveDialog = dynamic(() => import('./save-dialog').then((module) => module.SaveDialog), { ssr: false })

type Shown = { readonly kind: 'import'; readonly text: string } | { readonly kind: 'preset' } | { readonly kind: 'save' } | null

/** Compose a handshake, see its octets, send it, read the answer: one page. */
export function Workbench() {
  const state = useDraft()
  const { draft, load } = state
  const known = useKnownValues()
  const lint = useLint(useMemo(() => ({ ...draft, variables: { ...known.variables, ...draft.variables } }), [draft, known.variables]))
  const [shownId, setShownId] = useUrlState('a', { push: true })
  const [pane, setPane] = useState<'bytes' | 'result'>('result')
  const [dialog, setDialog] = useState<Shown>(null)
  const [hidden, hide] = useStoredFlag('hints-hidden')
  const second = useRef<HTMLDivElement>(null)
  useOpenedDraft(state)
  const link = useLinkedDraft(state)

  const show = useCallback(
    (id: string) => {
      setShownId(id)
      setPane('result')
      if (window.matchMedia('(min-width: 1024px)').matches) return
      requestAnimationFrame(() => second.current?.scrollIntoView({ behavior: 'smooth', block: 'start' }))
    },
    [setShownId],
  )
  const environmentId = known.environment?.id
  const connection = useConnect({ draft, profileId: state.profile?.id, environmentId, shownId, onStarted: show })
  const { connect, stop, problem } = connection
  /** What the server said of a field, or what is already known before it is asked. */
  const errorAt = (path: string) => connection.errorAt(path) ?? problemAt(lint.problems, path)
  const running = connection.state !== 'idle'
  const use = (next: RequestDraft) => {
    load(next)
    setDialog(null)
    hide()
    toast({ title: 'The draft was replaced', action: { label: 'Undo', onSelect: state.undo } })
  }

  const edit = (of: RequestDraft, attemptId: string) => {
    load({ ...of, keptFrom: { attemptId } })
    document.getElementById('url')?.focus()
    toast({ tone: 'pass', title: 'The draft of this attempt is in the composer', action: { label: 'Undo', onSelect: state.undo } })
  }

  const profileName = state.profile?.name
  const copyLink = useCallback(
    () => void import('./copy-draft-link').then(({ copyDraftLink }) => copyDraftLink(draft, profileName)),
    [draft, profileName],
  )

  useShortcut('mod+enter', connect, { does: 'Connect', group: 'Workbench' })
  useShortcut('mod+s', () => setDialog({ kind: 'save' }), { does: 'Save as profile', group: 'Workbench' })
  useShortcut('mod+z', state.undo, { does: 'Undo in the draft', group: 'Workbench', whileTyping: false })
  useShortcut('alt+s', stop, { does: 'Stop the attempt', group: 'Workbench', enabled: running })
  const commands = useMemo(
    (): readonly Command[] => [
      { id: 'connect', title: 'Connect', group: 'Workbench', shortcut: 'mod+enter', icon: <PlugZap />, run: connect },
      ...(running ? [{ id: 'stop', title: 'Stop the attempt', group: 'Workbench', shortcut: 'alt+s', icon: <Square />, run: stop }] : []),
      {
        id: 'paste',
        title: 'Import: a command, a file, a URL or a request',
        keywords: 'paste curl wscat websocat har postman insomnia fetch powershell log',
        group: 'Workbench',
        icon: <ClipboardPaste />,
        run: () => setDialog({ kind: 'import', text: '' }),
      },
      {
        id: 'preset',
        title: 'Start from a preset',
        keywords: 'jenkins rancher kubernetes socket.io graphql signalr stomp mqtt',
        group: 'Workbench',
        icon: <LayoutTemplate />,
        run: () => setDialog({ kind: 'preset' }),
      },
      {
        id: 'save',
        title: 'Save as profile',
        group: 'Workbench',
        shortcut: 'mod+s',
        icon: <Save />,
        run: () => setDialog({ kind: 'save' }),
      },
      {
        id: 'draft-curl',
        title: 'Copy the request as curl',
        keywords: 'export command',
        group: 'Workbench',
        icon: <Terminal />,
        run: () => void copyAsCurl(draft),
      },
      {
        id: 'link',
        title: 'Copy link with the draft',
        keywords: 'share url',
        group: 'Workbench',
        icon: <Link2 />,
        run: copyLink,
      },
      { id: 'undo', title: 'Undo in the draft', group: 'Workbench', shortcut: 'mod+z', icon: <Undo2 />, run: state.undo },
    ],
    [connect, stop, copyLink, state.undo, running, draft],
  )
  useCommands(commands)

  const { edit: editDraft, profile } = state
  const book = useMemo((): MessageBook => {
    const messages = draft.session?.messages ?? []
    return {
      messages,
      async save(message) {
        editDraft((composer) => {
          const { session } = composer.rest
          return withRest(composer, { session: { ...session, messages: withMessage(session?.messages ?? [], message) } })
        })
        return `In the draft${profile === null ? '' : ` of “${profile.name}”`}: save it as ${profile === null ? 'a' : 'its'} profile to share it`
      },
    }
  }, [draft.session?.messages, editDraft, profile])
  const view = shownId === null ? 'bytes' : pane
  const panes = (
    <Segmented
      label="Shown beside the request"
      value={view}
      onValueChange={setPane}
      options={[
        { value: 'bytes', label: 'Bytes to send' },
        { value: 'result', label: 'Result', disabled: shownId === null },
      ]}
    />
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:h-[calc(100dvh-44px)] lg:flex-none">
      <h1 className="sr-only">Workbench</h1>
      <UrlBar
        url={state.composer.url}
        onUrl={state.setUrl}
        onPractice={(endpoint) => load(draftOfPractice(endpoint))}
        onPasteText={(text) => setDialog({ kind: 'import', text })}
        lint={lint}
        error={connection.errorAt('request.url')}
        state={connection.state}
        onConnect={connect}
        onStop={stop}
        onSave={() => setDialog({ kind: 'save' })}
        profile={state.profile}
        known={known}
      />
      {problem ? (
        <div className="border-b bg-fail-soft px-3 py-1.5">
          <FieldError>{problem}</FieldError>
        </div>
      ) : null}
      <div className={cn('flex min-h-0 flex-1 flex-col', !state.ready && 'invisible')}>
        {hidden ? null : (
          <StartingPoints
            onPaste={() => setDialog({ kind: 'import', text: '' })}
            onPreset={() => setDialog({ kind: 'preset' })}
            onDismiss={hide}
          />
        )}
        <Split
          id="workbench"
          stack
          defaultSize={46}
          minSize={400}
          className="flex-1"
          first={
            <ComposerPane
              state={state}
              lint={lint}
              errorAt={errorAt}
              known={known}
              onPaste={() => setDialog({ kind: 'import', text: '' })}
              onPreset={() => setDialog({ kind: 'preset' })}
              onCopyLink={copyLink}
            />
          }
          second={
            <div ref={second} className="flex min-h-0 flex-1 scroll-mt-11 flex-col max-lg:min-h-80 max-lg:border-t">
              {shownId !== null && view === 'result' ? (
                <>
                  <header className="flex min-h-9 items-center border-b bg-surface px-3 py-1">{panes}</header>
                  <div className="flex min-h-0 flex-1 flex-col lg:scroll-area">
                    <MessageBookContext value={book}>
                      <AttemptPanel
                        key={shownId}
                        id={shownId}
                        onEditAndRepeat={edit}
                        onRepeated={show}
                        onDeleted={() => setShownId(null)}
                        noStop
                      />
                    </MessageBookContext>
                  </div>
                </>
              ) : (
                <div className="flex min-h-0 flex-1 flex-col bg-surface">
                  <BytesPreview composer={state.composer} lint={lint} lead={panes} />
                </div>
              )}
            </div>
          }
        />
      </div>
      {dialog?.kind === 'import' ? <ImportDialog text={dialog.text} onClose={() => setDialog(null)} onUse={use} /> : null}
      {dialog?.kind === 'preset' ? <PresetDialog onClose={() => setDialog(null)} onUse={use} /> : null}
      {dialog?.kind === 'save' ? (
        <SaveDialog
          draft={draft}
          profile={state.profile}
          onClose={() => setDialog(null)}
          onSaved={({ id, name, version }) => state.setProfile({ id, name, version })}
          onMerged={(merged) => load(draftOfProfile(merged), { id: merged.id, name: merged.name, version: merged.version })}
        />
      ) : null}
      {link.asked === null ? null : <LinkedDraftQuestion linked={link.asked} state={state} onClose={link.forget} />}
    </div>
  )
}
