import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const button = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-100 disabled:pointer-events-none disabled:opacity-45 aria-disabled:pointer-events-none aria-disabled:opacity-45 [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-foreground hover:bg-accent-hover',
        secondary: 'border-border-strong bg-surface text-foreground hover:bg-sunken',
        ghost: 'border-transparent text-muted hover:bg-sunken hover:text-foreground',
        danger: 'border-fail/40 bg-surface text-fail hover:bg-fail-soft',
      },
      size: {
        sm: 'h-6 px-2 text-xs',
        md: 'h-[30px] px-3 text-sm',
        icon: 'size-[30px] p-0',
        'icon-sm': 'size-6 p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof button> & { asChild?: boolean }

/** A button; `asChild` lends its look to a link. */
export function Button({ className, variant, size, asChild = false, type = 'button', ...props }: ButtonProps) {
  const Component = asChild ? Slot.Root : 'button'
  return <Component {...(asChild ? {} : { type })} className={cn(button({ variant, size }), className)} {...props} />
}
