import { cva, type VariantProps } from 'class-variance-authority'
import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

const badge = cva(
  'inline-flex h-[18px] shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-2xs [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-muted ring-1 ring-border ring-inset',
        accent: 'bg-accent-soft text-accent',
        pass: 'bg-pass-soft text-pass',
        warn: 'bg-warn-soft text-warn',
        fail: 'bg-fail-soft text-fail',
        info: 'bg-info-soft text-info',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type Tone = NonNullable<VariantProps<typeof badge>['tone']>

const ICONS = { pass: CircleCheck, warn: TriangleAlert, fail: CircleX, info: Info } as const
const TEXT: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  pass: 'text-pass',
  warn: 'text-warn',
  fail: 'text-fail',
  info: 'text-info',
}

/** The icon of a meaning, in its colour; null for tones without meaning. Put a word beside it. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  if (tone === 'neutral' || tone === 'accent') return null
  const Icon = ICONS[tone]
  return <Icon aria-hidden className={cn('size-3.5 shrink-0', TEXT[tone], className)} />
}

/** The text colour of a tone. */
export function toneText(tone: Tone): string {
  return TEXT[tone]
}

type BadgeProps = ComponentProps<'span'> & VariantProps<typeof badge> & { icon?: ReactNode | false }

/** A word with a tone. Tones that mean something bring their icon; `icon={false}` leaves it out where one stands near. */
export function Badge({ tone, icon, className, children, ...props }: BadgeProps) {
  return (
    <span className={cn(badge({ tone }), className)} {...props}>
      {icon === false ? null : (icon ?? <ToneIcon tone={tone ?? 'neutral'} className="text-current" />)}
      {children}
    </span>
  )
}
