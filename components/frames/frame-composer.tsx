'use client'

import { SendHorizontal, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, memo, useId, useRef, useState } from 'react'
import { count, size } from '@/components/attempt/words'
import { useOnlyLooks } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { errorText } from '@/lib/client/api'
import { sendFrame } from '@/lib/client/attempt-actions'
import { hasPlaceholders } from '@/lib/core/handshake/fill-message'
import { previewFrame } from '@/lib/core/report/frame-preview'
import type { AttemptView } from '@/lib/core/report/view'
import { closeCode } from '@/lib/core/spec/close-codes'
import { composeFrame, EMPTY_FORM, type FrameForm, type FrameKind } from './compose-frame'
import { FilePicker } from './file-picker'
import { formOf } from './form-of-frame'
import { hasOptions } from './frame-options'
import { FrameOptionsFields } from './frame-options-fields'
import { knownValues } from './known-values'
import { MessageValues } from './message-values'
import { RepeatControl } from './repeat-control'
import { SavedMessages } from './saved-messages'
import { SessionSwitch } from './session-switch'
import { useMessageVariables } from './use-message-variables'
import { useSentHistory } from './use-sent-history'

const KINDS: readonly { value: FrameKind; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
  { value: 'binary', label: 'Binary' },
  { value: 'ping', label: 'Ping' },
  { value: 'pong', label: 'Pong' },
  { value: 'close', label: 'Close' },
  { value: 'raw', label: 'Raw' },
]
const PLACEHOLDERS: Record<Exclude<FrameKind, 'close'>, string> = {
  text: 'A text message',
  json: '{"type": "ping"}',
  binary: '00 01 ff',
  ping: 'Up to 125 octets, or nothing',
  pong: 'Up to 125 octets, or nothing',
  raw: 'Octets written as they stand: 81 85 …',
}
const ENCODINGS = [
  { value: 'hex', label: 'Hex' },
  { value: 'base64', label: 'Base64' },
] as const

function whyNot(view: AttemptView): string | null {
  if (view.state === 'open') return null
  if (view.state === 'connecting') return 'Frames can be sent once the connection is open.'
  if (view.state === 'closing') return 'The session is closing: nothing more is sent.'
  if (view.outcome !== 'accepted' && view.outcome !== 'invalid') return 'The connection never opened, so no frame can be sent.'
  return 'The session is closed: frames can be sent only while it is open.'
}

type Fields = {
  form: FrameForm
  change: (part: Partial<FrameForm>) => void
  fault: { field: string; message: string } | null
  onKeyDown: (event: KeyboardEvent) => void
  disabled: boolean
}

function CloseFields({ form, change, fault, onKeyDown, disabled }: Fields) {
  const code = Number(form.code)
  return (
    <div className="grid grid-cols-[92px_1fr] gap-2">
      <Field
        label="Code"
        hint={/^\d+$/.test(form.code) ? closeCode(code).name : undefined}
        error={fault?.field === 'code' ? fault.message : undefined}
      >
        {(control) => (
          <Input
            {...control}
            wire
            inputMode="numeric"
            value={form.code}
            disabled={disabled}
            onKeyDown={onKeyDown}
            onChange={(event) => change({ code: event.target.value })}
          />
        )}
      </Field>
      <Field label="Reason" error={fault?.field === 'reason' ? fault.message : undefined}>
        {(control) => (
          <Input
            {...control}
            wire
            value={form.reason}
            disabled={disabled}
            onKeyDown={onKeyDown}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

/** Writes a frame and sends it: ⌘ or Ctrl with Enter sends, Arrow up brings back what was sent before. */
export const FrameComposer = memo(function FrameComposer({ view }: { view: AttemptView }) {
  const [form, setForm] = useState<FrameForm>(EMPTY_FORM)
  const [fault, setFault] = useState<{ field: string; message: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const history = useSentHistory()
  const area = useRef<HTMLTextAreaElement>(null)
  const errorId = useId()
  const onlyLooks = useOnlyLooks()
  const reason = onlyLooks ?? whyNot(view)
  const disabled = reason !== null
  const composed = composeFrame(form)
  const message = useMessageVariables(composed.frame, knownValues(view))
  const preview =
    message.shown === null || (form.text === '' && form.file === null && form.kind !== 'close') ? null : previewFrame(message.shown)
  const change = (part: Partial<FrameForm>) => {
    setFault(null)
    setForm((before) => ({ ...before, ...part }))
  }

  const send = async () => {
    if (disabled || busy) return
    if (composed.frame === null) return setFault({ field: composed.field, message: composed.error ?? 'It cannot be sent' })
    const [missing] = message.missing
    if (missing !== undefined)
      return setFault({ field: 'text', message: `{{${missing}}} has no value: type one below, or switch filling off` })
    setBusy(true)
    try {
      await sendFrame(view.id, message.frame ?? composed.frame)
      history.add(form)
      // What was typed while it was under way is the next message, and stays.
      setForm((now) => (now !== form || now.kind === 'close' ? now : { ...now, text: '', file: null }))
      setFault(null)
    } catch (error) {
      setFault({ field: 'text', message: errorText(error) })
    } finally {
      setBusy(false)
      area.current?.focus()
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      event.stopPropagation()
      void send()
      return
    }
    const target = event.currentTarget
    if (!(target instanceof HTMLTextAreaElement)) return
    const atStart = target.selectionStart === 0 && target.selectionEnd === 0
    const atEnd = target.selectionStart === target.value.length
    const earlier = event.key === 'ArrowUp' && atStart ? history.back() : event.key === 'ArrowDown' && atEnd ? history.forward() : null
    if (!earlier) return
    event.preventDefault()
    setForm(earlier)
    setFault(null)
  }
  const fields: Fields = { form, change, fault, onKeyDown, disabled }
  const textFault = fault !== null && (fault.field === 'text' || form.kind !== 'close') ? fault.message : null

  if (disabled && view.state !== 'connecting') return <p className="text-muted text-xs">{reason}</p>
  return (
    <section aria-label="Send a frame" className="rounded-md border bg-surface p-2.5">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Segmented label="Kind of frame" value={form.kind} onValueChange={(kind) => change({ kind })} options={KINDS} />
        {(form.kind === 'binary' || form.kind === 'raw') && form.file === null && (
          <Segmented label="Written as" value={form.encoding} onValueChange={(encoding) => change({ encoding })} options={ENCODINGS} />
        )}
        {(form.kind === 'binary' || form.kind === 'text') && (
          <FilePicker file={form.file} onFile={(file) => change({ file })} disabled={disabled} />
        )}
        <SavedMessages
          view={view}
          frame={message.kept}
          onUse={(saved) => {
            setForm(formOf(saved.frame))
            message.setFill(saved.frame.variables !== undefined || !hasPlaceholders(saved.frame))
            setFault(null)
            area.current?.focus()
          }}
        />
        <span className="ml-auto flex flex-wrap gap-x-4">
          <SessionSwitch view={view} answers="answerPings" />
          <SessionSwitch view={view} answers="echoClose" />
        </span>
      </div>
      {form.kind === 'close' ? (
        <CloseFields {...fields} />
      ) : (
        <Textarea
          ref={area}
          wire
          aria-label={`Payload, ${form.kind}`}
          aria-invalid={textFault ? true : undefined}
          aria-describedby={textFault ? errorId : undefined}
          placeholder={PLACEHOLDERS[form.kind]}
          value={form.text}
          disabled={disabled || form.file !== null}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={onKeyDown}
          className="min-h-12"
          rows={2}
        />
      )}
      {message.asked && (
        <MessageValues
          fill={message.fill}
          onFill={message.setFill}
          names={message.wanted}
          values={message.values}
          onValues={(values) => {
            setFault(null)
            message.setValues(values)
          }}
        />
      )}
      <details className="mt-1.5 text-xs" open={hasOptions(form.options) || undefined}>
        <summary className="w-fit cursor-pointer py-1 text-muted">Options and repeating</summary>
        {form.kind !== 'raw' && (
          <FrameOptionsFields
            options={form.options}
            onChange={(part) => change({ options: { ...form.options, ...part } })}
            fault={fault ?? (composed.error === null ? null : { field: composed.field, message: composed.error })}
          />
        )}
        <RepeatControl id={view.id} frame={message.missing.length > 0 ? null : message.frame} disabled={disabled} />
      </details>
      {preview && (
        <p className="mt-1.5 text-muted text-xs">
          {preview.error === null ? (
            <>
              Travels as <span className="mono text-foreground">{preview.header}</span>, {size(preview.octets)}
              {preview.frames > 1 && ` in ${count(preview.frames)} frames`}
            </>
          ) : (
            preview.error
          )}
        </p>
      )}
      {preview?.faults.map((text) => (
        <p key={text} className="mt-1 flex gap-1.5 text-warn text-xs">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
          {text}. It is sent as it is
        </p>
      ))}
      <div className="mt-2 flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0 flex-1 space-y-1">
          {textFault && <FieldError id={errorId}>{textFault}</FieldError>}
          {!textFault && composed.warning && form.text + form.code !== '' && (
            <p className="flex gap-1.5 text-warn text-xs">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
              {composed.warning}
            </p>
          )}
          {reason && <p className="text-muted text-xs">{reason}</p>}
        </div>
        <Button variant="primary" onClick={send} disabled={disabled || busy}>
          <SendHorizontal aria-hidden="true" />
          Send
          <Kbd keys="mod+enter" inverted className="max-sm:hidden" />
        </Button>
      </div>
    </section>
  )
})
