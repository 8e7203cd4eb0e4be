import { ArrowDownLeft, ArrowUpRight, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import { cn } from '@/components/ui/cn'
import { base64Decode } from '@/lib/core/bytes/base64'
import type { FrameView } from '@/lib/core/report/view'
import { opcodeName } from '@/lib/core/spec/opcodes'
import { decodedLine, type SessionContext } from './frame-decoding'
import { delta, hexPreview, isControl, reservedBits, seconds } from './frame-words'

const PREVIEW = 240
/** Column widths, shared by the heading and the rows. */
export const COLUMNS =
  'grid items-center gap-x-2.5 grid-cols-[44px_14px_76px_56px_minmax(0,1fr)] @2xl:grid-cols-[52px_14px_60px_64px_84px_86px_64px_minmax(0,1fr)]'
export const WIDE_ONLY = '@max-2xl:hidden'

function Preview({ frame, session }: { frame: FrameView; session: SessionContext }) {
  if (frame.close) {
    const { code, name, reason } = frame.close
    return (
      <>
        {code === null ? 'no code' : `${code} ${name}`} {reason !== '' && <VisibleText text={reason} />}
      </>
    )
  }
  if (frame.length === 0) return <span className="text-faint">empty</span>
  const line = decodedLine(frame, session)
  if (line !== null) return <VisibleText text={line.slice(0, PREVIEW)} />
  if (frame.text !== undefined) return <VisibleText text={frame.text.slice(0, PREVIEW)} />
  const bytes = base64Decode(frame.payload.slice(0, 64)) ?? new Uint8Array()
  return <span className="text-muted">{hexPreview(bytes)}</span>
}

function Direction({ direction }: { direction: FrameView['direction'] }) {
  const Icon = direction === 'sent' ? ArrowUpRight : ArrowDownLeft
  return <Icon aria-hidden="true" className={cn('size-3.5', direction === 'sent' ? 'text-accent' : 'text-pass')} />
}

function flags(frame: FrameView): string {
  return [frame.fin ? 'FIN' : '…', ...reservedBits(frame.rsv), frame.masked && 'MASK'].filter(Boolean).join(' ')
}

/** The cells of one frame: number, time, difference, direction, opcode, flags, length, preview. */
export const FrameCells = memo(function FrameCells({
  frame,
  offset,
  since,
  session,
}: {
  frame: FrameView
  offset: number
  since: number | null
  session: SessionContext
}) {
  const broken = frame.verdicts.length > 0
  return (
    <>
      <span className="tabular text-right text-faint">{count(frame.n)}</span>
      <Direction direction={frame.direction} />
      <span className={cn('tabular text-right text-muted', WIDE_ONLY)}>{seconds(offset + frame.at)}</span>
      <span className={cn('tabular text-right text-faint', WIDE_ONLY)}>{since === null ? '' : delta(frame.at - since)}</span>
      <span className={cn('flex items-center gap-1 truncate', isControl(frame) && 'text-info')}>
        {broken && <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-warn" />}
        {opcodeName(frame.opcode)}
      </span>
      <span className={cn('truncate text-faint text-2xs', WIDE_ONLY)}>{flags(frame)}</span>
      <span className="tabular text-right text-muted">{count(frame.length)}</span>
      <span className="truncate whitespace-nowrap">
        <Preview frame={frame} session={session} />
      </span>
    </>
  )
})
