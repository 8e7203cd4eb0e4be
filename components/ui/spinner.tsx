import { LoaderCircle } from 'lucide-react'
import { cn } from './cn'

/** Something is under way; say in words beside it what. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-3.5 shrink-0 animate-spin text-muted', className)} />
}

/** How far something is; without `value` how far is unknown. */
export function Progress({ value, max = 100, label, className }: { value?: number; max?: number; label: string; className?: string }) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value / max))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      {...(value === undefined ? {} : { 'aria-valuenow': value })}
      className={cn('h-1 overflow-hidden rounded-full bg-border', className)}
    >
      <div
        className={cn('h-full rounded-full bg-accent', share === undefined && 'w-1/3 animate-pulse')}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  )
}
