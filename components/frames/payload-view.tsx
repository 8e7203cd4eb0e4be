'use client'

import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { DecodedView, decodersFor } from '@/components/attempt/decoded-view'
import { size } from '@/components/attempt/words'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { savePayload } from '@/lib/client/save-payload'
import { base64Decode } from '@/lib/core/bytes/base64'
import { hexEncode } from '@/lib/core/bytes/hex'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import type { DecodeContext } from '@/lib/core/decoders'
import { textNotes } from '@/lib/core/frames/text-notes'
import type { FrameView } from '@/lib/core/report/view'

/** A frame's payload by the decoder that fits best, or another one, to copy or to save. Octets that are no text are never shown raw. */
export function PayloadView({ frame, subprotocol, path }: { frame: FrameView; subprotocol: string | null; path?: string }) {
  const { text, payload, opcode, direction, truncated } = frame
  // A compressed message is looked at as it reads inflated.
  const bytes = useMemo(() => (text === undefined ? (base64Decode(payload) ?? new Uint8Array()) : utf8Encode(text)), [text, payload])
  const context = useMemo(
    (): DecodeContext => ({ opcode, direction, subprotocol, path, truncated }),
    [opcode, direction, subprotocol, path, truncated],
  )
  const decoders = useMemo(() => decodersFor(bytes, context), [bytes, context])
  const [chosen, setChosen] = useState<string | null>(null)
  const notes = useMemo(() => textNotes(opcode, text ?? null), [opcode, text])
  const shown = decoders.find((decoder) => decoder.id === chosen) ?? decoders[0]
  if (frame.length === 0 || !shown) return <p className="px-3 py-2 text-muted">The payload is empty.</p>
  const asHex = shown.id === 'hex' || text === undefined
  return (
    <section aria-label="Payload">
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <h4 className="font-medium">Payload</h4>
        <span className="text-muted text-xs">
          {size(frame.length)}
          {frame.inflatedLength !== undefined && `, ${size(frame.inflatedLength)} inflated`}
          {truncated && `, first ${size(bytes.length)} shown`}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <Segmented
            label="Show the payload as"
            value={shown.id}
            onValueChange={setChosen}
            options={decoders.map(({ id, title }) => ({ value: id, label: id === 'hex' ? 'Hex' : title }))}
          />
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
      <DecodedView bytes={bytes} context={context} decoder={shown.id} label="Payload, hexadecimal" />
    </section>
  )
}
