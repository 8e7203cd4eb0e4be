import { CircleCheck } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { VisibleOctets } from './visible-text'

type Piece = { readonly at: number; readonly text: string; readonly same: boolean }

/** Runs of `text` that equal `other` position by position, and runs that do not. */
export function differences(text: string, other: string): Piece[] {
  const pieces: { at: number; text: string; same: boolean }[] = []
  for (let i = 0; i < text.length; i++) {
    const same = text[i] === other[i]
    const last = pieces.at(-1)
    if (last && last.same === same) last.text += text[i]
    else pieces.push({ at: i, text: text[i] ?? '', same })
  }
  return pieces
}

function Value({ text, other, tone }: { text: string; other: string; tone: string }) {
  return (
    <span className="break-all">
      {differences(text, other).map((piece) => (
        <span key={piece.at} className={cn(!piece.same && tone)}>
          <VisibleOctets latin1={piece.text} />
        </span>
      ))}
    </span>
  )
}

function verdictOf(expected: string, received: string | null): string {
  if (received === null) return 'The response has no Sec-WebSocket-Accept.'
  if (received === '') return 'The value is empty.'
  const length = Math.max(expected.length, received.length)
  const positions = Array.from({ length }, (_, i) => i).filter((i) => expected[i] !== received[i])
  return `${positions.length} of ${length} characters differ, the first at position ${(positions[0] ?? 0) + 1}.`
}

/** The Sec-WebSocket-Accept a conforming server computes from our key, beside the one received, character by character. */
export function AcceptCompare({ expected, received }: { expected: string; received: string | null }) {
  const same = expected === received
  if (same) {
    return (
      <p className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
        <CircleCheck aria-hidden="true" className="size-3.5 self-center text-pass" />
        <span>Sec-WebSocket-Accept is the value expected for this key:</span>
        <span className="mono break-all text-foreground">{expected}</span>
      </p>
    )
  }
  return (
    <section aria-label="Sec-WebSocket-Accept" className="rounded-md border bg-surface px-3 py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-semibold text-sm">Sec-WebSocket-Accept</h3>
        <p className="text-fail text-sm">{verdictOf(expected, received)}</p>
      </div>
      <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 mono">
        <dt className="font-sans text-muted">expected</dt>
        <dd>
          <Value text={expected} other={received ?? expected} tone="rounded-xs bg-pass-soft font-semibold text-pass" />
        </dd>
        <dt className="font-sans text-muted">received</dt>
        <dd>
          {received === null ? (
            <span className="font-sans text-muted">absent</span>
          ) : (
            <Value
              text={received}
              other={expected}
              tone="rounded-xs bg-fail-soft font-semibold text-fail underline decoration-2 underline-offset-4"
            />
          )}
        </dd>
      </dl>
    </section>
  )
}
