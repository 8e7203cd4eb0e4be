'use client'

import { Waypoints } from 'lucide-react'
import type { ReactNode } from 'react'
import { TONES } from '@/components/verdict/verdict-mark'
import { base64Decode } from '@/lib/core/bytes/base64'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { ProxyView, VerdictView } from '@/lib/core/report/view'
import { Column } from './column'
import { HexView } from './lazy-hex-view'
import { useLit } from './lit'
import { litPlaces } from './lit-places'
import { OctetLines } from './octet-lines'
import { VisibleText } from './visible-text'
import { size } from './words'

const KINDS: Readonly<Record<ProxyView['kind'], string>> = { http: 'HTTP CONNECT', socks5: 'SOCKS 5' }

const octets = (base64: string) => base64Decode(base64) ?? new Uint8Array()

/** One direction: lines where HTTP is spoken, hexadecimal where SOCKS is. */
function Side({ title, bytes, kind, children }: { title: string; bytes: Uint8Array; kind: ProxyView['kind']; children: ReactNode }) {
  if (bytes.length === 0) {
    return (
      <Column title={title} detail="" copy={null}>
        <p className="px-3 py-3 text-muted">Nothing.</p>
      </Column>
    )
  }
  return (
    <Column title={title} detail={size(bytes.length)} copy={kind === 'http' ? latin1Decode(bytes) : null}>
      {kind === 'http' ? <div className="px-3 py-1.5">{children}</div> : <HexView bytes={bytes} label={`${title}, hexadecimal`} />}
    </Column>
  )
}

function Columns({ proxy, verdicts }: { proxy: ProxyView; verdicts: readonly VerdictView[] }) {
  const { rule } = useLit()
  const [request, answer] = [octets(proxy.request), octets(proxy.answer)]
  const lit = `rounded-xs underline decoration-2 underline-offset-4 ${TONES.warn.soft} ${TONES.warn.text}`
  return (
    <div className="grid gap-3 @4xl:grid-cols-2 @4xl:items-start">
      <Side title="Request to the proxy" bytes={request} kind={proxy.kind}>
        <OctetLines bytes={request} at={[]} litClass="" />
      </Side>
      <Side title="Answer of the proxy" bytes={answer} kind={proxy.kind}>
        <OctetLines bytes={answer} at={litPlaces(verdicts, rule, 'proxy')} litClass={lit} />
      </Side>
    </div>
  )
}

/** The conversation with the proxy: in full where it gave no tunnel, because nothing else travelled; folded away where it did. */
export function ProxyConversation({ proxy, verdicts }: { proxy: ProxyView; verdicts: readonly VerdictView[] }) {
  const name = (
    <>
      {KINDS[proxy.kind]} proxy <VisibleText text={proxy.url} className="mono [overflow-wrap:anywhere]" />
    </>
  )
  if (proxy.granted !== true) {
    return (
      <section aria-label="Proxy" className="space-y-3">
        <p className="flex items-start gap-2">
          <Waypoints aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          <span className="min-w-0">
            This is the conversation with the {name}
            {proxy.granted === false ? ': nothing else travelled.' : ', which has not answered yet.'}
          </span>
        </p>
        <Columns proxy={proxy} verdicts={verdicts} />
      </section>
    )
  }
  return (
    <details className="rounded-md border bg-surface">
      <summary className="px-3 py-1.5">
        <span className="font-medium">Through a proxy:</span> {name}
        {proxy.reply !== '' && (
          <span className="text-muted text-xs">
            {' '}
            answered <VisibleText text={proxy.reply} className="mono" />
          </span>
        )}
      </summary>
      <div className="border-t bg-background p-3">
        <Columns proxy={proxy} verdicts={verdicts} />
      </div>
    </details>
  )
}
