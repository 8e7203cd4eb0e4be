'use client'

import { Command } from 'cmdk'
import { Keyboard, Moon, Search, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { Dialog } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { cn } from '@/components/ui/cn'
import { overlayClass, sheetClass } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { currentCommands, type Command as Entry, onCommands } from '@/lib/client/commands'
import { INNER_PAGES, PAGES } from './navigation'

const NONE: readonly Entry[] = []

/** Find a page or a command by typing. Commands of the page come first. */
export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const router = useRouter()
  const { resolvedTheme, setTheme } = useTheme()
  const commands = useSyncExternalStore(onCommands, currentCommands, () => NONE)
  const dark = resolvedTheme === 'dark'
  const entries: Entry[] = [
    ...commands,
    ...[...PAGES, ...INNER_PAGES].map(({ href, title, icon: Icon }) => ({
      id: `go ${href}`,
      title: `Go to ${title}`,
      group: 'Pages',
      icon: <Icon />,
      run: () => router.push(href),
    })),
    {
      id: 'theme',
      title: dark ? 'Use the light theme' : 'Use the dark theme',
      group: 'View',
      icon: dark ? <Sun /> : <Moon />,
      run: () => setTheme(dark ? 'light' : 'dark'),
    },
    { id: 'shortcuts', title: 'Show keyboard shortcuts', group: 'View', shortcut: '?', icon: <Keyboard />, run: onShortcuts },
  ]
  const groups = [...new Set(entries.map((entry) => entry.group))]
  const run = (entry: Entry) => {
    onClose()
    entry.run()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content aria-describedby={undefined} className={cn(sheetClass, 'top-[12vh] left-1/2 max-w-[560px] -translate-x-1/2')}>
          <Dialog.Title className="sr-only">Search or run a command</Dialog.Title>
          <Command loop label="Commands">
            <div className="flex items-center gap-2 border-b px-3">
              <Search aria-hidden className="size-4 text-muted" />
              <Command.Input
                placeholder="Search pages and commands"
                className="h-10 w-full bg-transparent text-base outline-none placeholder:text-faint"
              />
            </div>
            <Command.List className="scroll-area max-h-[min(360px,60vh)] p-1">
              <Command.Empty className="px-3 py-8 text-center text-muted">Nothing matches.</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {entries
                    .filter((entry) => entry.group === group)
                    .map((entry) => (
                      <Command.Item
                        key={entry.id}
                        value={entry.id}
                        keywords={[entry.title, entry.keywords ?? '']}
                        onSelect={() => run(entry)}
                        className="flex h-8 cursor-default items-center gap-2.5 rounded-sm px-2 text-sm data-[selected=true]:bg-accent-soft [&>svg]:size-3.5 [&>svg]:text-muted"
                      >
                        {entry.icon ?? <span className="size-3.5" />}
                        <span className="min-w-0 truncate">{entry.title}</span>
                        {entry.shortcut ? <Kbd keys={entry.shortcut} className="ml-auto" /> : null}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
