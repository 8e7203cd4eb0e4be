'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Segmented } from '@/components/ui/segmented'
import { base64Decode } from '@/lib/core/bytes/base64'
import type { Span } from '@/lib/core/bytes/span'
import { utf8Decode, utf8DecodeLossy } from '@/lib/core/bytes/utf8'
import type { ResponseView } from '@/lib/core/report/view'
import { JsonTree } from './json-tree'
import { TextBlock } from './text-block'
import { VisibleText } from './visible-text'
import { size } from './words'

const HexView = dynamic(() => import('./hex-view'))
type Body = NonNullable<ResponseView['body']>
type Form = 'text' | 'json' | 'hex'

const FRAMING = {
  none: 'no body',
  'content-length': 'by Content-Length',
  chunked: 'chunked',
  'until-close': 'until the connection closed',
} as const

/** The value, or undefined where the text is no JSON object or array. */
function parseJson(text: string): unknown {
  const first = text.trimStart()[0]
  if (first !== '{' && first !== '[') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function formsOf(text: string | null, json: unknown): Form[] {
  const forms: Form[] = json === undefined ? [] : ['json']
  if (text !== null) forms.push('text')
  return [...forms, 'hex']
}

const LABELS: Record<Form, string> = { text: 'Text', json: 'JSON', hex: 'Hex' }

/** The body of an answer that is not 101: as text, JSON or hex, never as a page. */
export function BodyView({ body, lit, showEndings }: { body: Body; lit: readonly Span[]; showEndings: boolean }) {
  const bytes = base64Decode(body.bytes) ?? new Uint8Array()
  const strict = utf8Decode(bytes)
  const text = strict ?? (body.truncated ? utf8DecodeLossy(bytes) : null)
  const json = text === null ? undefined : parseJson(text)
  const forms = formsOf(text, json)
  const [chosen, setChosen] = useState<Form | null>(null)
  const form = chosen !== null && forms.includes(chosen) ? chosen : (forms[0] ?? 'hex')
  if (body.length === 0) return <p className="px-3 py-2 text-sm text-muted">The body is empty ({FRAMING[body.framing]}).</p>
  return (
    <section aria-label="Response body" className="border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-xs text-muted">
        <h4 className="font-semibold text-sm text-foreground">Body</h4>
        <span>{size(body.length)}</span>
        <span className="font-mono">{body.contentType === null ? 'no Content-Type' : <VisibleText text={body.contentType} />}</span>
        <span>{FRAMING[body.framing]}</span>
        {!body.complete && <span className="text-warn">not complete</span>}
        {body.truncated && <span className="text-warn">cut at {size(bytes.length)}, our limit</span>}
        <span className="ml-auto flex items-center gap-2">
          <Segmented
            label="Show the body as"
            value={form}
            onValueChange={setChosen}
            options={forms.map((value) => ({ value, label: LABELS[value] }))}
          />
          {text !== null && <CopyButton value={text} label="Copy body" />}
        </span>
      </div>
      {form === 'json' && <JsonTree value={json} />}
      {form === 'text' && <TextBlock text={text ?? ''} showEndings={showEndings} />}
      {form === 'hex' && <HexView bytes={bytes} lit={lit} label="Response body, hexadecimal" />}
    </section>
  )
}
