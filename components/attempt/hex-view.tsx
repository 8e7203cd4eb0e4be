'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { Span } from '@/lib/core/bytes/span'
import { type HexRow, hexRow } from './hex-rows'

const ROW = 20
const WIDE = 560

function Cells({ row, width }: { row: HexRow; width: number }) {
  return (
    <>
      <span className="text-muted select-none">{row.offset}</span>
      <span className="inline-block" style={{ width: `${width * 3 + 1}ch` }}>
        {row.cells.map((cell, i) => (
          <span
            key={cell.at}
            className={cn(
              'inline-block w-[3ch]',
              i === 8 && 'ml-[1ch]',
              cell.lit && 'bg-warn-soft font-semibold text-warn underline',
              cell.masked && 'text-muted',
            )}
          >
            {cell.hex}
          </span>
        ))}
      </span>
      <span className="whitespace-pre text-muted" aria-hidden="true">
        {row.cells.map((cell) => (
          <span key={cell.at} className={cn(cell.lit && 'bg-warn-soft text-warn underline')}>
            {cell.character}
          </span>
        ))}
      </span>
    </>
  )
}

/** Octets as offset, hex and printable characters; only the rows in sight are drawn, whatever the length. */
export default function HexView({
  bytes,
  masked,
  lit,
  label,
  maxHeight = 360,
}: {
  bytes: Uint8Array
  masked?: readonly Span[]
  lit?: readonly Span[]
  label: string
  maxHeight?: number
}) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(16)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth((entry?.contentRect.width ?? WIDE) < WIDE ? 8 : 16))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const rows = Math.ceil(bytes.length / width)
  const list = useVirtualizer({ count: rows, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 12 })
  if (bytes.length === 0) return <p className="px-3 py-2 text-sm text-muted">No octets.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section ref={box} aria-label={label} tabIndex={0} className="overflow-auto px-3 py-2 mono" style={{ maxHeight }}>
      <div className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => (
          <div
            key={item.key}
            className="absolute inset-x-0 flex gap-3 whitespace-nowrap"
            style={{ height: ROW, transform: `translateY(${item.start}px)` }}
          >
            <Cells row={hexRow(bytes, item.index, width, masked, lit)} width={width} />
          </div>
        ))}
      </div>
    </section>
  )
}
