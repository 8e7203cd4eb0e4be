'use client'

import { Plus, Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Textarea } from '@/components/ui/textarea'
import type { FrameDraft, SavedMessage, SessionDraft } from '@/lib/core/handshake/draft'
import { type FirstMessage, frameOf, type MessageKind, messageOf } from './first-message'
import { counted } from './places'
import { Section } from './section'
import { SwitchRow } from './switch-row'

const MessageValueRows = dynamic(() => import('./message-value-rows'), { loading: () => <Skeleton className="h-12" />, ssr: false })

type SessionSectionProps = {
  session: SessionDraft | undefined
  errorAt: (path: string) => string | undefined
  onChange: (session: SessionDraft | undefined, key: string) => void
}

const KINDS: readonly (readonly [MessageKind, string])[] = [
  ['text', 'Text'],
  ['hex', 'Binary, as hex'],
  ['base64', 'Binary, as base64'],
  ['ping', 'Ping'],
]

/** What happens by itself once the session is open. */
export function SessionSection({ session = {}, errorAt, onChange }: SessionSectionProps) {
  const messages = session.sendOnOpen ?? []
  const set = (change: { readonly [Key in keyof SessionDraft]?: SessionDraft[Key] | undefined }, key: string) => {
    const entries = Object.entries({ ...session, ...change }).filter(([, value]) => value !== undefined)
    onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined, `session ${key}`)
  }
  const setMessages = (next: readonly FrameDraft[], key: string) => set({ sendOnOpen: next.length > 0 ? next : undefined }, key)
  return (
    <Section title="Session" summary={summaryOf(session)} problem={errorAt('request.session')}>
      {() => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <SwitchRow
              label="Answer pings"
              hint="Each Ping gets its Pong. Off: see when the server gives up."
              checked={session.answerPings !== false}
              onCheckedChange={(on) => set({ answerPings: on ? undefined : false }, 'pings')}
            />
            <SwitchRow
              label="Echo Close"
              hint="A Close frame is answered by one. Off: the server has to end TCP itself."
              checked={session.echoClose !== false}
              onCheckedChange={(on) => set({ echoClose: on ? undefined : false }, 'close')}
            />
          </div>
          <Field label="Close after" hint="Seconds after the session opened; empty: it stays open" className="sm:max-w-60">
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                step="any"
                className="tabular"
                value={session.closeAfterMs == null ? '' : session.closeAfterMs / 1000}
                placeholder="never"
                onChange={(event) =>
                  set(
                    { closeAfterMs: event.target.value === '' ? undefined : Math.max(0, Math.round(Number(event.target.value) * 1000)) },
                    'after',
                  )
                }
              />
            )}
          </Field>
          <div className="grid gap-2">
            <p className="font-medium text-xs">Messages to send on open</p>
            {messages.map((frame, index) => (
              <MessageRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place in the order
                key={index}
                number={index + 1}
                message={messageOf(frame)}
                error={errorAt(`request.session.sendOnOpen[${index}]`)}
                onChange={(message) => setMessages(messages.with(index, frameOf(message, frame)), `message ${index}`)}
                onRemove={() => setMessages(messages.toSpliced(index, 1), `remove ${index}`)}
              />
            ))}
            <Button
              size="sm"
              variant="ghost"
              className="-ml-2 justify-self-start"
              onClick={() => setMessages([...messages, { opcode: 'text', text: '' }], 'add')}
            >
              <Plus /> Add message
            </Button>
          </div>
          <MessageValueRows
            extract={session.extract ?? []}
            errorAt={errorAt}
            onChange={(next) => set({ extract: next.length > 0 ? next : undefined }, 'extract')}
          />
          <SavedMessageRows
            messages={session.messages ?? []}
            errorAt={errorAt}
            onChange={(next, key) => set({ messages: next.length > 0 ? next : undefined }, key)}
          />
        </>
      )}
    </Section>
  )
}

type SavedMessageRowsProps = {
  messages: readonly SavedMessage[]
  errorAt: (path: string) => string | undefined
  onChange: (messages: readonly SavedMessage[], key: string) => void
}

/** Messages at hand while the session is open, by their names. */
function SavedMessageRows({ messages, errorAt, onChange }: SavedMessageRowsProps) {
  return (
    <div className="grid gap-2">
      <p className="font-medium text-xs">
        Messages at hand <span className="font-normal text-muted">under Messages while the session is open; {'{{name}}'} is filled</span>
      </p>
      {messages.map(({ name, frame }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place in the order
        <div key={index} className="grid gap-1">
          <Input
            aria-label={`Name of saved message ${index + 1}`}
            className="h-6 max-w-60 text-xs"
            maxLength={200}
            value={name}
            onChange={(event) => onChange(messages.with(index, { name: event.target.value, frame }), `saved name ${index}`)}
          />
          <MessageRow
            number={index + 1}
            of="saved message"
            message={messageOf(frame)}
            error={errorAt(`request.session.messages[${index}].name`) ?? errorAt(`request.session.messages[${index}]`)}
            onChange={(message) => onChange(messages.with(index, { name, frame: frameOf(message, frame) }), `saved ${index}`)}
            onRemove={() => onChange(messages.toSpliced(index, 1), `saved remove ${index}`)}
          />
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2 justify-self-start"
        onClick={() =>
          onChange(
            [...messages, { name: `Message ${messages.length + 1}`, frame: { opcode: 'text', text: '', variables: {} } }],
            'saved add',
          )
        }
      >
        <Plus /> Add message at hand
      </Button>
    </div>
  )
}

type MessageRowProps = {
  number: number
  /** What it is one of, for screen readers. */
  of?: string
  message: FirstMessage
  error: string | undefined
  onChange: (message: FirstMessage) => void
  onRemove: () => void
}

function MessageRow({ number, of = 'message', message, error, onChange, onRemove }: MessageRowProps) {
  return (
    <div className="flex items-start gap-1.5">
      <Select
        size="sm"
        aria-label={`Kind of ${of} ${number}`}
        value={message.kind}
        onChange={(event) => onChange({ ...message, kind: event.target.value as MessageKind })} // safe: the options below
        className="w-36 shrink-0"
      >
        {KINDS.map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </Select>
      <Field label={`${of === 'message' ? 'Message' : 'Saved message'} ${number}`} labelHidden error={error} className="min-w-0 flex-1">
        {(control) => (
          <Textarea
            wire
            {...control}
            rows={1}
            className="field-sizing-content max-h-60 min-h-6 py-[2px]"
            value={message.content}
            onChange={(event) => onChange({ ...message, content: event.target.value })}
          />
        )}
      </Field>
      <IconButton label={`Delete ${of} ${number}`} size="icon-sm" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </div>
  )
}

function summaryOf(session: SessionDraft): string | null {
  const parts = [
    session.answerPings === false ? 'pings not answered' : '',
    session.echoClose === false ? 'Close not echoed' : '',
    session.closeAfterMs == null ? '' : `closes after ${session.closeAfterMs / 1000} s`,
    session.sendOnOpen?.length ? `${counted(session.sendOnOpen.length, 'message')} on open` : '',
    session.extract?.length ? `${counted(session.extract.length, 'value')} of messages` : '',
    session.messages?.length ? `${counted(session.messages.length, 'message')} at hand` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : null
}
