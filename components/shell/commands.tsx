'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { shortcutFor } from '@/lib/client/shortcuts'
import { EVERYWHERE, useShortcut } from '@/lib/client/use-shortcut'

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })
const ShortcutSheet = dynamic(() => import('./shortcut-sheet').then((module) => module.ShortcutSheet), { ssr: false })

const OPEN = 'sockscope:palette'

/** Opens the command palette from anywhere. */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN))
}

/** Listens to the keyboard for the whole page; holds the palette and the sheet of shortcuts, loaded when first asked for. */
export function Commands() {
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null)
  useShortcut('mod+k', () => setShown((now) => (now === 'palette' ? null : 'palette')), { does: 'Search or run a command' })
  useShortcut('?', () => setShown('shortcuts'), { does: 'Show keyboard shortcuts' })
  useEffect(() => {
    const open = () => setShown('palette')
    window.addEventListener(OPEN, open)
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.removeEventListener(OPEN, open)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
  const close = () => setShown(null)
  return (
    <>
      {shown === 'palette' ? <Palette onClose={close} onShortcuts={() => setShown('shortcuts')} /> : null}
      {shown === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
    </>
  )
}

/** Hears keys before what has the focus, so that a combination works on a button too. An open dialog keeps the page's own ones out. */
function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const target = event.target
  const typing =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  const shortcut = shortcutFor(event, /mac|iphone|ipad/i.test(navigator.userAgent), typing)
  const dialog = document.querySelector('[role=dialog][data-state=open], [role=alertdialog][data-state=open]')
  if (!shortcut || (dialog && shortcut.group !== EVERYWHERE)) return
  event.preventDefault()
  event.stopPropagation()
  shortcut.run(event)
}
