import { CopyButton } from '@/components/ui/copy-button'

type ToldOnceProps = { label: string; value: string; children: string }

/** A value that cannot be shown again. */
export function ToldOnce({ label, value, children }: ToldOnceProps) {
  return (
    <div role="status" className="grid gap-1.5 rounded-md border border-accent bg-accent-soft px-3 py-2">
      <p className="text-xs">{children}</p>
      <p className="flex items-center gap-2">
        <code className="mono min-w-0 break-all">{value}</code>
        <CopyButton value={value} label={`Copy ${label}`} className="ml-auto" />
      </p>
    </div>
  )
}
