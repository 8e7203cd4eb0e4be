'use client'

import { useTheme } from 'next-themes'
import { useMounted } from '@/components/shell/theme-switch'
import { Panel } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'

const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
] as const

/** The theme of this browser. */
export function AppearancePanel() {
  const { theme, setTheme } = useTheme()
  const mounted = useMounted()
  const value = THEMES.find((each) => mounted && each.value === theme)?.value ?? 'system'
  return (
    <Panel title="Appearance">
      <div className="flex min-h-11 items-center gap-3 px-3">
        <span className="w-32 shrink-0 text-muted">Theme</span>
        <Segmented label="Theme" value={value} onValueChange={setTheme} options={THEMES} />
      </div>
    </Panel>
  )
}
