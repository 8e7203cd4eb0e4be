'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button'
import { Kbd } from './kbd'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<ButtonProps, 'size' | 'children' | 'aria-label'> & {
  /** Its accessible name and tooltip. */
  label: string
  size?: 'icon' | 'icon-sm'
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

/** A button that shows only an icon: its name stands in the tooltip and for screen readers. */
export function IconButton({ label, shortcut, side, variant = 'ghost', size = 'icon', children, ...props }: IconButtonProps) {
  const tip = shortcut ? (
    <span className="flex items-center gap-2">
      {label}
      <Kbd keys={shortcut} inverted />
    </span>
  ) : (
    label
  )
  return (
    <Tooltip content={tip} side={side}>
      <Button variant={variant} size={size} aria-label={label} {...props}>
        {children}
      </Button>
    </Tooltip>
  )
}
