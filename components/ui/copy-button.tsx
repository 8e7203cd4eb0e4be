'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { copyText } from './copy-text'
import { IconButton } from './icon-button'
import { toast } from './toast'

type CopyButtonProps = {
  /** The text, or what makes it when asked. */
  value: string | (() => string)
  label?: string
  /** Shows the label beside the icon. */
  wordy?: boolean
  size?: 'sm' | 'md'
  className?: string
}

/** Copies a text and says so. */
export function CopyButton({ value, label = 'Copy', wordy = false, size = 'sm', className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1_600)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    if (await copyText(typeof value === 'function' ? value() : value)) setCopied(true)
    else toast({ tone: 'fail', title: 'The browser did not allow copying', description: 'Select the text and copy it with the keyboard.' })
  }
  const icon = copied ? <Check className="text-pass" /> : <Copy />
  if (wordy) {
    return (
      <Button size={size} className={className} onClick={copy}>
        {icon}
        {copied ? 'Copied' : label}
      </Button>
    )
  }
  return (
    <IconButton label={copied ? 'Copied' : label} size={size === 'sm' ? 'icon-sm' : 'icon'} className={className} onClick={copy}>
      {icon}
    </IconButton>
  )
}
