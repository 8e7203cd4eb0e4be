'use client'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { splitLine } from '@/lib/client/composer/composer'
import { withValue } from '@/lib/client/composer/offers'
import { CAPABILITY_BITS, DEFAULT_MASK, encodeCapability, hasBit, maskText, readCapability } from '@/lib/core/jenkins/capability'

/** The mask of X-Remoting-Capability bit by bit; every change writes the line as Java would. */
export function CapabilityEditor({ line, onChange }: { line: string; onChange: (line: string) => void }) {
  const value = line.slice(splitLine(line).valueAt).trim()
  const read = readCapability(value)
  const mask = read.ok ? read.mask : 0n
  const write = (next: bigint) => onChange(withValue(line, encodeCapability(next)))
  return (
    <div className="grid gap-2">
      <p className="text-xs">
        {read.ok ? (
          <>
            Mask <span className="mono font-semibold">{maskText(mask)}</span>
            {read.unknown === 0n ? '' : `, of which ${maskText(read.unknown)} is known to nobody`}
          </>
        ) : (
          <span className="text-warn">
            A controller says: {read.problem.says}. {read.problem.means}.
          </span>
        )}
      </p>
      <fieldset className="grid gap-1.5">
        <legend className="sr-only">Bits of the mask</legend>
        {CAPABILITY_BITS.map((bit) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
          <label key={bit.name} className="flex items-center gap-2">
            <Checkbox checked={hasBit(mask, bit)} onCheckedChange={() => write(mask ^ bit.mask)} aria-label={bit.name} />
            <span className="min-w-0 flex-1">{bit.name}</span>
            <span className="mono text-muted text-xs">{maskText(bit.mask)}</span>
          </label>
        ))}
      </fieldset>
      <Button size="sm" disabled={read.ok && mask === DEFAULT_MASK} onClick={() => write(DEFAULT_MASK)}>
        As every agent sends it
      </Button>
    </div>
  )
}
