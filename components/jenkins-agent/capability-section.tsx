'use client'

import { Check, Minus } from 'lucide-react'
import { VisibleText } from '@/components/attempt/visible-text'
import { CAPABILITY_BITS, hasBit, maskText, type ReadCapability, readCapability } from '@/lib/core/jenkins/capability'
import type { AttemptView, HeadView } from '@/lib/core/report/view'

type Side = { readonly who: string; readonly read: ReadCapability }

function sideOf(who: string, head: HeadView | null): Side[] {
  const line = head?.lines.find(({ name }) => name.toLowerCase() === 'x-remoting-capability')
  return line ? [{ who, read: readCapability(line.value.trim()) }] : []
}

function Mask({ side }: { side: Side }) {
  return (
    <p className="text-xs">
      <span className="text-muted">{side.who}:</span>{' '}
      {side.read.ok ? (
        <span className="mono">{maskText(side.read.mask)}</span>
      ) : (
        <span className="text-warn">
          cannot be read. <VisibleText text={`${side.read.problem.says}. ${side.read.problem.means}.`} />
        </span>
      )}
    </p>
  )
}

function Cell({ side, bit }: { side: Side; bit: (typeof CAPABILITY_BITS)[number] }) {
  const on = side.read.ok && hasBit(side.read.mask, bit)
  return (
    <td className="px-3 py-px text-center">
      {on ? (
        <Check aria-label="yes" className="inline size-3.5 text-pass" />
      ) : (
        <Minus aria-label="no" className="inline size-3.5 text-faint" />
      )}
    </td>
  )
}

/** What agent and controller can do, from X-Remoting-Capability of both heads, bit by bit. */
export function CapabilitySection({ view }: { view: AttemptView }) {
  const sides = [...sideOf('Sent', view.request), ...sideOf('Received', view.response)]
  if (sides.length === 0) return null
  return (
    <details className="rounded-md border bg-surface">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3 py-2">
        <span className="font-semibold text-sm">X-Remoting-Capability</span>
        {sides.map((side) => (
          <Mask key={side.who} side={side} />
        ))}
      </summary>
      <div className="overflow-x-auto border-t py-1.5">
        <table className="w-full max-w-xl border-collapse text-left text-xs">
          <thead>
            <tr className="text-muted">
              <th scope="col" className="px-3 py-1 font-normal">
                What it can do
              </th>
              <th scope="col" className="px-3 py-1 font-normal">
                Bit
              </th>
              {sides.map(({ who }) => (
                <th key={who} scope="col" className="px-3 py-1 text-center font-normal">
                  {who}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CAPABILITY_BITS.map((bit) => (
              <tr key={bit.name}>
                <th scope="row" className="px-3 py-px font-normal">
                  {bit.name}
                </th>
                <td className="mono px-3 py-px text-muted">{maskText(bit.mask)}</td>
                {sides.map((side) => (
                  <Cell key={side.who} side={side} bit={bit} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
