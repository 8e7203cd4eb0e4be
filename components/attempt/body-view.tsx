'use client'

import { useMemo, useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Segmented } from '@/components/ui/segmented'
import { base64Decode } from '@/lib/core/bytes/base64'
import { hexEncode } from '@/lib/core/bytes/hex'
import type { Span } from '@/lib/core/bytes/span'
import { utf8Decode } from '@/lib/core/bytes/utf8'
import type { DecodeContext } from '@/lib/core/decoders/parts/decoder'
import type { ResponseView } from '@/lib/core/report/view'
import { DecodedView, decodersFor } from './decoded-view'
import { VisibleText } from './visible-text'
import { size } from './words'

type Body = NonNullable<ResponseView['body']>

const FRAMING = {
  none: 'no body',
  'content-length': 'by Content-Length',
  chunked: 'chunked',
  'until-close': 'until the connection closed',
} as const
const BINARY = 2

/** The body of an answer that is not 101: as text, JSON or hex, never as a page. */
export function BodyView({ body, lit, showEndings }: { body: Body; lit: readonly Span[]; showEndings: boolean }) {
  const bytes = useMemo(() => base64Decode(body.bytes) ?? new Uint8Array(), [body.bytes])
  const context = useMemo(
    (): DecodeContext => ({ opcode: BINARY, direction: 'received', subprotocol: null, truncated: body.truncated }),
    [body.truncated],
  )
  const decoders = useMemo(() => decodersFor(bytes, context), [bytes, context])
  const [chosen, setChosen] = useState<string | null>(null)
  // A tree has no octets to light.
  const wanted = lit.length > 0 && chosen !== 'hex' ? 'text' : chosen
  const shown = decoders.find((decoder) => decoder.id === wanted) ?? decoders.find((decoder) => decoder.id === chosen) ?? decoders[0]
  if (body.length === 0 || !shown) return <p className="border-t px-3 py-2 text-muted">The body is empty ({FRAMING[body.framing]}).</p>
  return (
    <section aria-label="Response body" className="border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-muted text-xs">
        <h4 className="font-semibold text-foreground text-sm">Body</h4>
        <span>{size(body.length)}</span>
        <span className="mono">{body.contentType === null ? 'no Content-Type' : <VisibleText text={body.contentType} />}</span>
        <span>{FRAMING[body.framing]}</span>
        {!body.complete && <span className="text-warn">not complete</span>}
        {body.truncated && <span className="text-warn">cut at {size(bytes.length)}, our limit</span>}
        <span className="ml-auto flex items-center gap-2">
          <Segmented
            label="Show the body as"
            value={shown.id}
            onValueChange={setChosen}
            options={decoders.map(({ id, title }) => ({ value: id, label: id === 'hex' ? 'Hex' : title }))}
          />
          <CopyButton value={() => utf8Decode(bytes) ?? hexEncode(bytes)} label="Copy body" />
        </span>
      </div>
      <DecodedView
        bytes={bytes}
        context={context}
        decoder={shown.id}
        label="Response body, hexadecimal"
        lit={lit}
        showEndings={showEndings}
      />
    </section>
  )
}
