import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { fieldClass } from './input'

type SelectProps = Omit<ComponentProps<'select'>, 'size'> & { size?: 'sm' | 'md' }

/** The platform's own choice list: best on phones, with assistive technology, and under a strict CSP. Children are `<option>`s. */
export function Select({ className, size = 'md', children, ...props }: SelectProps) {
  return (
    <span className={cn('relative inline-flex min-w-0', className)}>
      <select className={cn(fieldClass, 'appearance-none pr-7', size === 'sm' ? 'h-6 text-xs' : 'h-[30px]')} {...props}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted" />
    </span>
  )
}
