import type { ReactNode } from 'react'
import { cn } from './cn'

type EmptyStateProps = {
  icon?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
  className?: string /** Where it is the whole page, its title is the page's heading. */
  page?: boolean
}

/** Says that nothing is here, why, and what to do about it. */
export function EmptyState({ icon, title, children, actions, className, page = false }: EmptyStateProps) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className={cn('flex flex-col items-center justify-center gap-1 px-6 py-12 text-center', className)}>
      {icon ? <div className="mb-2 text-faint [&_svg]:size-5">{icon}</div> : null}
      <Title className="font-medium text-sm">{title}</Title>
      {children ? <div className="max-w-96 text-balance text-muted text-sm">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  )
}
