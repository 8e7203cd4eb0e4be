import { Tag, X } from 'lucide-react'
import { cn } from '@/components/ui/cn'

type TagChipProps = { tag: string; count?: number; pressed: boolean; onPress: () => void; className?: string }

/** A tag that narrows a list to what carries it; pressed again, it lets all through. */
export function TagChip({ tag, count, pressed, onPress, className }: TagChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cn(
        'inline-flex h-6 max-w-48 shrink-0 items-center gap-1 rounded-full border px-2 text-xs transition-colors [&_svg]:size-3 [&_svg]:shrink-0',
        pressed
          ? 'border-accent bg-accent-soft text-foreground'
          : 'border-border text-muted hover:border-border-strong hover:text-foreground',
        className,
      )}
    >
      {pressed ? <X aria-hidden /> : <Tag aria-hidden />}
      <span className="sr-only">Tag </span>
      <bdi className="truncate">{tag}</bdi>
      {count === undefined ? null : <span className="tabular">{count}</span>}
    </button>
  )
}
