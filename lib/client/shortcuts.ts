/** A key combination that does something, as the `?` sheet lists it. */
export type Shortcut = {
  readonly id: number
  /** Such as `mod+enter`; `mod` is Command on a Mac, Control elsewhere. */
  readonly keys: string
  readonly does: string
  readonly group: string
  readonly whileTyping: boolean
  /** Whether it works where the focus is now; absent: everywhere. */
  readonly when?: (() => boolean) | undefined
  readonly run: (event: KeyboardEvent) => void
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a key press is this combination. Shift is ignored for signs that need it, such as `?`. */
export function matches(keys: string, pressed: Pressed, mac: boolean): boolean {
  const parts = keys.toLowerCase().split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const control = wants('ctrl') || (wants('mod') && !mac)
  const meta = wants('mod') && mac
  if (pressed.ctrlKey !== control || pressed.metaKey !== meta || pressed.altKey !== wants('alt')) return false
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key)
  if (!isSign && pressed.shiftKey !== wants('shift')) return false
  return pressed.key.toLowerCase() === key
}

let shortcuts: readonly Shortcut[] = []
let last = 0
const listeners = new Set<() => void>()

function change(next: readonly Shortcut[]) {
  shortcuts = next
  for (const listener of listeners) listener()
}

/** Adds a shortcut; gives what removes it. */
export function addShortcut(shortcut: Omit<Shortcut, 'id'>): () => void {
  last += 1
  const id = last
  change([...shortcuts, { ...shortcut, id }])
  return () => change(shortcuts.filter((other) => other.id !== id))
}

/** The shortcuts of what is on the page now. */
export function currentShortcuts(): readonly Shortcut[] {
  return shortcuts
}

/** Calls back whenever a shortcut came or went; gives what ends that. */
export function onShortcuts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The shortcut for a key press: the one added last wins, so that a dialog overrides its page. */
export function shortcutFor(pressed: Pressed, mac: boolean, typing: boolean): Shortcut | undefined {
  return shortcuts.findLast(
    ({ keys, whileTyping, when }) => matches(keys, pressed, mac) && (whileTyping || !typing) && (when === undefined || when()),
  )
}
