'use client'

import { Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { JsonTree } from '@/components/attempt/json-tree'
import { TextBlock } from '@/components/attempt/text-block'
import { size } from '@/components/attempt/words'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { savePayload } from '@/lib/client/save-payload'
import { base64Decode } from '@/lib/core/bytes/base64'
import { hexEncode } from '@/lib/core/bytes/hex'
import type { FrameView } from '@/lib/core/report/view'
import { type Form, formsOf, jsonOf } from './payload-forms'

const HexView = dynamic(() => import('@/components/attempt/hex-view'))
const LABELS: Record<Form, string> = { json: 'JSON', text: 'Text', hex: 'Hex' }

/** A frame's payload as JSON, text or hex, to copy or to save. Octets that are no text are shown as hex only. */
export function PayloadView({ frame }: { frame: FrameView }) {
  const bytes = useMemo(() => base64Decode(frame.payload) ?? new Uint8Array(), [frame.payload])
  const json = useMemo(() => jsonOf(frame), [frame])
  const forms = formsOf(frame, json)
  const [chosen, setChosen] = useState<Form | null>(null)
  const form = chosen !== null && forms.includes(chosen) ? chosen : (forms[0] ?? 'hex')
  if (frame.length === 0) return <p className="px-3 py-2 text-muted">The payload is empty.</p>
  const copyValue = form === 'hex' ? hexEncode(bytes) : (frame.text ?? '')
  return (
    <section aria-label="Payload">
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <h4 className="font-medium">Payload</h4>
        <span className="text-muted text-xs">
          {size(frame.length)}
          {frame.inflatedLength !== undefined && `, ${size(frame.inflatedLength)} inflated`}
          {frame.truncated && `, first ${size(bytes.length)} shown`}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <Segmented
            label="Show the payload as"
            value={form}
            onValueChange={setChosen}
            options={forms.map((value) => ({ value, label: LABELS[value] }))}
          />
          <CopyButton value={copyValue} label={form === 'hex' ? 'Copy payload as hex' : 'Copy payload'} />
          <IconButton
            label="Save payload"
            size="icon-sm"
            onClick={() => savePayload(`frame-${frame.n}.${frame.text === undefined ? 'bin' : 'txt'}`, bytes)}
          >
            <Download />
          </IconButton>
        </span>
      </div>
      {form === 'json' && <JsonTree value={json} />}
      {form === 'text' && <TextBlock text={frame.text ?? ''} />}
      {form === 'hex' && <HexView bytes={bytes} label="Payload, hexadecimal" />}
    </section>
  )
}
