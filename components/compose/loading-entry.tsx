import { Spinner } from '@/components/ui/spinner'

/** Stands in a menu until its entries are there. */
export function LoadingEntry() {
  return (
    <p className="flex items-center gap-2 px-2 py-2 text-muted text-xs">
      <Spinner /> Loading
    </p>
  )
}
