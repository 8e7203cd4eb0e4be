'use client'

import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { octetsOf } from '@/lib/client/composer/raw-octets'
import { secretSpansOf } from '@/lib/client/composer/raw-secrets'
import type { DraftState } from '@/lib/client/composer/use-draft'
import { withOctets } from '@/lib/client/composer/with-octets'
import { hexDecode } from '@/lib/core/bytes/hex'
import type { Span } from '@/lib/core/bytes/span'
import { caretAt, type Edited, edited, octetsOfPaste, octetText, placeOf, replaced } from './octet-text'
import { counted } from './places'
import { RawLayer } from './raw-layer'

/** More than this is shown in the preview only: a text field that long cannot be worked in. */
const MOST_OCTETS = 65_536
const ENTER = [
  ['\r\n', 'CR LF'],
  ['\n', 'LF'],
  ['\r', 'CR'],
] as const
const NO_SPANS: readonly Span[] = []

/**
 * The octets of the request as one text in which each of them is seen and can be edited. Secrets are dots until the field is entered.
 */
export default function RawEditor({ state, error }: { state: DraftState; error: string | undefined }) {
  const { composer, edit } = state
  const octets = useMemo(() => octetsOf(composer), [composer])
  const shown = useMemo(() => octetText(octets.subarray(0, MOST_OCTETS)), [octets])
  const [enter, setEnter] = useState<string | null>(null)
  const [entered, setEntered] = useState(false)
  const [composing, setComposing] = useState<string | null>(null)
  const masked = useMemo(() => (entered ? NO_SPANS : secretSpansOf(composer, octets)), [composer, octets, entered])
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<number | null>(null)
  const rested = useRef(0)
  const ending = enter ?? (composer.rest.lineEnding === 'lf' ? '\n' : composer.rest.lineEnding === 'cr' ? '\r' : '\r\n')

  useLayoutEffect(() => {
    if (caret.current === null || field.current === null) return
    const place = placeOf(shown, caret.current)
    caret.current = null
    rested.current = place
    field.current.setSelectionRange(place, place)
  }, [shown])

  if (octets.length > MOST_OCTETS) {
    return (
      <p className="px-3 py-3 text-muted">
        The request has {counted(octets.length, 'octet')}: up to {counted(MOST_OCTETS, 'octet')} can be edited as one text. It is sent as it
        is.
      </p>
    )
  }

  /** Typing on one line is one step of undo. */
  const apply = (next: Edited, typed: boolean) => {
    caret.current = next.caret
    const line = next.octets.subarray(0, next.caret).filter((octet) => octet === 0x0a).length
    edit((held) => withOctets(held, next.octets), typed ? `raw ${line}` : undefined)
  }
  const insert = (bytes: Uint8Array) => {
    const at = field.current
    if (at === null) return
    apply(replaced(shown, at.selectionStart, at.selectionEnd, bytes), false)
    at.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return
    // The field's own undo knows nothing of the marks.
    event.preventDefault()
    if (event.shiftKey) state.redo()
    else state.undo()
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    event.preventDefault()
    insert(octetsOfPaste(event.clipboardData.getData('text'), ending))
  }
  const onSelect = () => {
    const at = field.current
    if (at === null || at.selectionStart !== at.selectionEnd || composing !== null) return
    const place = caretAt(shown, at.selectionStart, rested.current)
    rested.current = place
    if (place !== at.selectionStart) at.setSelectionRange(place, place)
  }
  return (
    <div className="grid min-w-0">
      <div className="scroll-area grid max-h-[60dvh] min-h-40 px-3 py-2 outline-accent -outline-offset-2 has-focus-visible:outline-2">
        <div
          aria-hidden
          className="mono pointer-events-none col-start-1 row-start-1 w-max min-w-full whitespace-pre [direction:ltr] [unicode-bidi:bidi-override] [@media(pointer:coarse)_and_(max-width:640px)]:text-[16px]"
        >
          <RawLayer
            shown={composing === null ? shown : { ...shown, runs: [{ text: composing, kind: 'text', start: 0, end: 0 }] }}
            masked={masked}
          />{' '}
        </div>
        <textarea
          ref={field}
          id="raw-octets"
          aria-label="Octets of the request"
          aria-describedby="raw-notes"
          aria-invalid={error ? true : undefined}
          value={composing ?? shown.text}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          onFocus={() => setEntered(true)}
          onBlur={() => setEntered(false)}
          onChange={(event) => {
            const { value, selectionStart } = event.target
            if ((event.nativeEvent as InputEvent).isComposing) setComposing(value)
            else apply(edited(shown, value, selectionStart, ending), true)
          }}
          onCompositionEnd={(event) => {
            setComposing(null)
            apply(edited(shown, event.currentTarget.value, event.currentTarget.selectionStart, ending), true)
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onSelect={onSelect}
          className="mono col-start-1 row-start-1 block h-full w-full resize-none overflow-hidden whitespace-pre bg-transparent text-transparent caret-foreground outline-none [direction:ltr] [unicode-bidi:bidi-override] selection:bg-selection selection:text-transparent"
        />
      </div>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-t px-3 py-2">
        <p id="raw-notes" className="min-w-0 flex-1 basis-64 text-muted text-xs">
          Every octet is seen: <span className="mono">⟨CR⟩</span>, <span className="mono">⟨TAB⟩</span>, <span className="mono">⟨FF⟩</span>,
          odd spaces as dots. It is sent exactly so, once <span className="mono">{'{{…}}'}</span> is filled in.
        </p>
        <label htmlFor="raw-enter" className="flex items-center gap-1.5 text-muted text-xs">
          Enter writes
          <Select id="raw-enter" size="sm" value={ending} onChange={(event) => setEnter(event.target.value)}>
            {ENTER.map(([octets, name]) => (
              <option key={name} value={octets}>
                {name}
              </option>
            ))}
          </Select>
        </label>
        <InsertOctets onInsert={insert} />
      </div>
    </div>
  )
}

/** Octets in hex, put in where the caret is: for those no key types. */
function InsertOctets({ onInsert }: { onInsert: (octets: Uint8Array) => void }) {
  const [hex, setHex] = useState('')
  const octets = hexDecode(hex)
  const ready = octets !== null && octets.length > 0
  const insert = () => {
    if (!ready) return
    onInsert(octets)
    setHex('')
  }
  return (
    <div className="flex items-end gap-1">
      <Field label="Octets in hex" labelHidden>
        {(control) => (
          <Input
            wire
            {...control}
            className="h-6 w-24"
            value={hex}
            placeholder="0D 0A FF"
            onChange={(event) => setHex(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              insert()
            }}
          />
        )}
      </Field>
      <Button size="sm" onClick={insert} disabled={!ready}>
        Insert octets
      </Button>
    </div>
  )
}
