import type { ComponentProps } from 'react'
import { cn } from './cn'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & { onCheckedChange?: (checked: boolean) => void }

const TICK =
  'checked:before:bg-[url("data:image/svg+xml,%3Csvg%20xmlns=%27http://www.w3.org/2000/svg%27%20viewBox=%270%200%2012%2012%27%20fill=%27none%27%20stroke=%27white%27%20stroke-width=%272%27%3E%3Cpath%20d=%27M2.5%206.5l2.5%202.5%204.5-5.5%27/%3E%3C/svg%3E")]'
const DARK_TICK =
  'dark:checked:before:bg-[url("data:image/svg+xml,%3Csvg%20xmlns=%27http://www.w3.org/2000/svg%27%20viewBox=%270%200%2012%2012%27%20fill=%27none%27%20stroke=%27%2310121c%27%20stroke-width=%272%27%3E%3Cpath%20d=%27M2.5%206.5l2.5%202.5%204.5-5.5%27/%3E%3C/svg%3E")]'

/** The platform's checkbox in our dress: drawn at 14 px, pressed at 24 px (WCAG 2.2, 2.5.8), laid out at 14 px. */
export function Checkbox({ className, onCheckedChange, ...props }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      onChange={(event) => onCheckedChange?.(event.target.checked)}
      className={cn(
        '-m-[5px] grid size-6 shrink-0 cursor-pointer appearance-none place-items-center rounded-sm focus-visible:-outline-offset-2 disabled:cursor-not-allowed disabled:opacity-50',
        "before:size-3.5 before:rounded-xs before:border before:border-field before:bg-center before:bg-surface before:bg-no-repeat before:content-[''] checked:before:border-accent checked:before:bg-accent",
        TICK,
        DARK_TICK,
        className,
      )}
      {...props}
    />
  )
}
