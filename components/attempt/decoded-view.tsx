'use client'

import { useMemo } from 'react'
import type { Span } from '@/lib/core/bytes/span'
import { BASIC_DECODERS, decode } from '@/lib/core/decoders/index-basic'
import type { DecodeContext, Decoder } from '@/lib/core/decoders/parts/decoder'
import { JsonTree } from './json-tree'
import { HexView } from './lazy-hex-view'
import { TextBlock } from './text-block'
import { textSpans } from './text-spans'

/** Decoders that have something to say of a payload, the most telling first; hex always. */
export function decodersFor(
  bytes: Uint8Array,
  context: DecodeContext,
  decoders: readonly Decoder[] = BASIC_DECODERS,
): readonly { readonly id: string; readonly title: string }[] {
  const fitting = decoders.map((decoder) => ({ decoder, priority: decoder.priority(bytes, context) }))
  return fitting
    .filter(({ priority }) => priority > 0)
    .sort((a, b) => b.priority - a.priority)
    .map(({ decoder }) => decoder)
}

type DecodedViewProps = {
  bytes: Uint8Array
  context: DecodeContext
  decoder: string
  label: string
  lit?: readonly Span[]
  showEndings?: boolean
  decoders?: readonly Decoder[]
}

/** Octets as one decoder shows them: JSON as a tree, text inert, everything else in hexadecimal. */
export function DecodedView({ bytes, context, decoder, label, lit = [], showEndings = false, decoders }: DecodedViewProps) {
  const decoded = useMemo(() => decode(bytes, context, decoder, decoders), [bytes, context, decoder, decoders])
  return (
    <>
      {decoded.note && <p className="px-3 py-1 text-warn text-xs">{decoded.note}</p>}
      {decoded.form === 'json' && <JsonTree text={decoded.text} />}
      {decoded.form === 'text' && <TextBlock text={decoded.text} showEndings={showEndings} lit={textSpans(bytes, lit)} />}
      {decoded.form === 'hex' && <HexView bytes={bytes} lit={lit} label={label} />}
      {decoded.truncated && decoded.form !== 'hex' && <p className="px-3 pb-2 text-muted text-xs">Only the beginning is shown.</p>}
    </>
  )
}
