'use client'

import { ArrowLeft, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { standardLines } from '@/lib/client/composer/standard-lines'
import { fillFields, fillPreset } from '@/lib/core/endpoints/fill-preset'
import type { Preset, PresetMode } from '@/lib/core/endpoints/preset'
import { PRESETS } from '@/lib/core/endpoints/presets'
import type { RequestDraft } from '@/lib/core/handshake/draft'

const GROUPS = [...new Set(PRESETS.map((preset) => preset.group))]

/** Chooses a preset, asks what only the user knows, makes the draft. */
export function PresetDialog({ onClose, onUse }: { onClose: () => void; onUse: (draft: RequestDraft) => void }) {
  const [chosen, setChosen] = useState<Preset | null>(null)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {chosen ? (
        <PresetForm key={chosen.id} preset={chosen} onBack={() => setChosen(null)} onUse={onUse} />
      ) : (
        <PresetList onChoose={setChosen} />
      )}
    </Dialog>
  )
}

function PresetList({ onChoose }: { onChoose: (preset: Preset) => void }) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const matching = PRESETS.filter((preset) =>
    [preset.title, preset.about, preset.group, ...preset.keywords].join(' ').toLowerCase().includes(wanted),
  )
  return (
    <DialogContent
      title="Start from a preset"
      description="What the product's own client sends, ready to be edited."
      size="lg"
      className="grid content-start gap-4"
    >
      <Input
        autoFocus
        type="search"
        aria-label="Search presets"
        placeholder="Search: wsagents, kubectl, graphql …"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {matching.length === 0 ? <p className="py-6 text-center text-muted">No preset matches “{query}”.</p> : null}
      {GROUPS.map((group) => {
        const presets = matching.filter((preset) => preset.group === group)
        return presets.length === 0 ? null : (
          <section key={group}>
            <h3 className="pb-1.5 font-medium text-muted text-xs">{group}</h3>
            <ul className="grid gap-2 sm:grid-cols-2">
              {presets.map((preset) => (
                <li key={preset.id}>
                  <button
                    type="button"
                    onClick={() => onChoose(preset)}
                    className="flex h-full w-full flex-col rounded-md border px-3 py-2 text-left transition-colors hover:border-border-strong hover:bg-sunken"
                  >
                    <span className="block font-medium">{preset.title}</span>
                    <span className="block text-muted text-xs">{preset.about}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </DialogContent>
  )
}

function PresetForm({ preset, onBack, onUse }: { preset: Preset; onBack: () => void; onUse: (draft: RequestDraft) => void }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const url = fillFields(preset, values, preset.url)
  const [modeId, setModeId] = useState(preset.modes?.[0]?.id ?? '')
  const mode = preset.modes?.find(({ id }) => id === modeId)
  const use = () => onUse(fillPreset(preset, values, standardLines(url) ?? standardLines('ws://example.com/') ?? [], mode))
  return (
    <DialogContent
      title={preset.title}
      description={preset.about}
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onBack}>
            <ArrowLeft /> All presets
          </Button>
          <Button variant="primary" type="submit" form="preset">
            Use preset
          </Button>
        </>
      }
    >
      <form
        id="preset"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          use()
        }}
      >
        {preset.fields.map((field, index) => (
          <Field key={field.name} label={field.label} hint={field.hint}>
            {(control) => (
              <Input
                wire
                {...control}
                autoFocus={index === 0}
                type={field.secret ? 'password' : 'text'}
                value={values[field.name] ?? ''}
                placeholder={field.example}
                onChange={(event) => setValues({ ...values, [field.name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {preset.modes && mode ? <ModeChoice modes={preset.modes} chosen={mode} onChoose={setModeId} /> : null}
        <div className="grid gap-1">
          <p className="font-medium text-xs">Becomes</p>
          <div className="scroll-area rounded-md border bg-sunken px-2.5 py-2">
            <p className="mono whitespace-pre">{url}</p>
            {[...preset.lines, ...(mode?.lines ?? [])].map((line) => (
              <p key={line.line} className="mono whitespace-pre text-muted">
                {line.enabled === false ? '(off) ' : ''}
                {shown(preset, values, line.line ?? '')}
              </p>
            ))}
          </div>
          <p className="text-muted text-xs">Everything stays editable. Facts: {preset.source}.</p>
        </div>
      </form>
    </DialogContent>
  )
}

/** How the preset is used, with what that does at the endpoint. */
function ModeChoice({ modes, chosen, onChoose }: { modes: readonly PresetMode[]; chosen: PresetMode; onChoose: (id: string) => void }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-xs">How</p>
      <Segmented
        label="How to use it"
        value={chosen.id}
        onValueChange={onChoose}
        options={modes.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <p className={cn('flex items-start gap-1.5 text-xs', chosen.warns ? 'text-warn' : 'text-muted')}>
        {chosen.warns ? <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> : null}
        {chosen.about}
      </p>
    </div>
  )
}

/** The line with secret fields as dots. */
function shown(preset: Preset, values: Readonly<Record<string, string>>, line: string): string {
  const dots = Object.fromEntries(
    preset.fields.filter((field) => field.secret && values[field.name]).map((field) => [field.name, '••••••••']),
  )
  return fillFields(preset, { ...values, ...dots }, line)
}
