'use client'

import { useSyncExternalStore } from 'react'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { currentShortcuts, onShortcuts, type Shortcut } from '@/lib/client/shortcuts'

const NONE: readonly Shortcut[] = []

/** Every shortcut that works on this page now. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const shortcuts = useSyncExternalStore(onShortcuts, currentShortcuts, () => NONE)
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))]
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Keyboard shortcuts" size="sm">
        <div className="grid gap-4">
          {groups.map((group) => (
            <section key={group}>
              <h3 className="pb-1 font-medium text-muted text-xs">{group}</h3>
              <dl className="grid gap-px">
                {shortcuts
                  .filter((shortcut) => shortcut.group === group)
                  .map((shortcut) => (
                    <div key={shortcut.id} className="flex items-center justify-between gap-4 border-b py-1 last:border-0">
                      <dt>{shortcut.does}</dt>
                      <dd>
                        <Kbd keys={shortcut.keys} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}
