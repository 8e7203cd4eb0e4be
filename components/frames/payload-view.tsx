'use client'

import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { DecodedView, decodersFor } from '@/components/attempt/decoded-view'
import { VisibleText } from '@/components/attempt/visible-text'
import { count, size } from '@/components/attempt/words'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { savePayload } from '@/lib/client/save-payload'
import { hexEncode } from '@/lib/core/bytes/hex'
import { DECODERS } from '@/lib/core/decoders'
import { decode } from '@/lib/core/decoders/index-basic'
import { textNotes } from '@/lib/core/frames/text-notes'
import { frameOctets } from '@/lib/core/report/first-messages'
import type { FrameView } from '@/lib/core/report/view'
import { frameContext, type SessionContext } from './frame-decoding'

type PayloadViewProps = {
  frame: FrameView
  session: SessionContext
  /** Asks for the frames that a decoder reads alike, such as `socket-io event=chat`; absent where nothing is filtered. */
  onDecoder?: ((filter: string) => void) | undefined
}

/** A frame's payload by the decoder that fits best, or another one, to copy or to save. Octets that are no text are never shown raw. */
export function PayloadView({ frame, session, onDecoder }: PayloadViewProps) {
  const { message, opcode } = frame
  const text = message === undefined ? frame.text : message.text
  const truncated = message?.truncated ?? frame.truncated
  const bytes = useMemo(() => frameOctets(frame), [frame])
  const context = useMemo(() => frameContext(frame, session), [frame, session])
  const decoders = useMemo(() => decodersFor(bytes, context, DECODERS), [bytes, context])
  const [chosen, setChosen] = useState<string | null>(null)
  const notes = useMemo(() => textNotes(message?.opcode ?? opcode, text ?? null), [message, opcode, text])
  const shown = DECODERS.find((decoder) => decoder.id === chosen) ?? decoders[0]
  const decoded = useMemo(() => (shown ? decode(bytes, context, shown.id, DECODERS) : null), [bytes, context, shown])
  if ((frame.length === 0 && message === undefined) || !shown) return <p className="px-3 py-2 text-muted">The payload is empty.</p>
  const asHex = shown.id === 'hex' || text === undefined
  return (
    <section aria-label="Payload">
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <h4 className="font-medium">{message === undefined || message.from === frame.n ? 'Payload' : 'Message'}</h4>
        <span className="text-muted text-xs">
          {size(frame.length)}
          {message !== undefined && message.from !== frame.n
            ? ` of ${size(message.length)}${frame.inflatedLength === undefined ? '' : ' inflated'}, in the frames ${count(message.from)} to ${count(frame.n)}`
            : frame.inflatedLength !== undefined && `, ${size(frame.inflatedLength)} inflated`}
          {truncated && `, first ${size(bytes.length)} shown`}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <Segmented
            label="Show the payload as"
            value={shown.id}
            onValueChange={setChosen}
            options={decoders.map(({ id, title }) => ({ value: id, label: id === 'hex' ? 'Hex' : title }))}
          />
          <Select
            size="sm"
            aria-label="Show as any protocol"
            className="max-w-36"
            value={shown.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {DECODERS.map(({ id, title }) => (
              <option key={id} value={id}>
                {id === 'hex' ? 'Hex' : title}
              </option>
            ))}
          </Select>
          <CopyButton value={() => (asHex ? hexEncode(bytes) : (text ?? ''))} label={asHex ? 'Copy payload as hex' : 'Copy payload'} />
          <IconButton
            label="Save payload"
            size="icon-sm"
            onClick={() => savePayload(`frame-${frame.n}.${text === undefined ? 'bin' : 'txt'}`, bytes)}
          >
            <Download />
          </IconButton>
        </span>
      </div>
      {notes.length > 0 && (
        <ul aria-label="About this payload" className="px-3 pb-2 text-muted text-xs">
          {notes.map((note) => (
            <li key={note.kind}>{note.text}.</li>
          ))}
        </ul>
      )}
      {decoded?.summary && (
        <div className="px-3 pb-1.5">
          {!decoded.text.startsWith(decoded.summary) && (
            <p className="font-medium">
              <VisibleText text={decoded.summary} />
            </p>
          )}
          {onDecoder && decoded.fields && Object.keys(decoded.fields).length > 0 && (
            <ul aria-label="Filter by a field" className="mt-1 flex flex-wrap gap-1">
              {Object.entries(decoded.fields).map(([name, value]) => (
                <li key={name}>
                  <Button size="sm" title="Show frames like this only" onClick={() => onDecoder(`${decoded.decoder} ${name}=${value}`)}>
                    <span className="text-muted">{name}</span> <VisibleText text={value.slice(0, 60)} className="mono" />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <DecodedView bytes={bytes} context={context} decoder={shown.id} decoders={DECODERS} label="Payload, hexadecimal" />
    </section>
  )
}
