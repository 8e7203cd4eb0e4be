'use client'

import { Play, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { problemAt } from '@/lib/client/api'
import { type ProbeForm, splitHost } from '@/lib/client/jenkins-probe'
import type { InputProblem } from '@/lib/core/errors/errors'

type ProbeFieldsProps = {
  initial: Pick<ProbeForm, 'host' | 'port' | 'nodeName' | 'jenkinsUrl'>
  problems: readonly InputProblem[]
  running: boolean
  onProbe: (form: ProbeForm) => void
  onStop: () => void
}

/** What to probe. */
export function ProbeFields({ initial, problems, running, onProbe, onStop }: ProbeFieldsProps) {
  const [form, setForm] = useState<ProbeForm>({ ...initial, secret: '', protocols: '', sendOddSecret: false, brokers: '' })
  const set = (change: Partial<ProbeForm>) => setForm((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!running && form.host.trim() !== '') onProbe(form)
  }
  const paste = (text: string) => {
    const { host, port } = splitHost(text)
    set(port === null ? { host: text } : { host, port })
  }
  const secretProblem = problemAt(problems, 'secret')
  return (
    <form onSubmit={submit} aria-label="What to probe">
      <Panel
        title="Agent port"
        toolbar={
          running ? (
            <Button variant="danger" onClick={onStop}>
              <Square /> Stop
            </Button>
          ) : (
            <Button type="submit" variant="primary" disabled={form.host.trim() === ''}>
              <Play /> Probe
            </Button>
          )
        }
      >
        <div className="grid gap-3 p-3 sm:grid-cols-6">
          <Field label="Host" error={problemAt(problems, 'host')} className="sm:col-span-4">
            {(control) => (
              <Input wire {...control} value={form.host} placeholder="ci.example.com" onChange={(event) => paste(event.target.value)} />
            )}
          </Field>
          <Field label="Port" error={problemAt(problems, 'port')} className="sm:col-span-2">
            {(control) => (
              <Input wire inputMode="numeric" {...control} value={form.port} onChange={(event) => set({ port: event.target.value })} />
            )}
          </Field>
          <Field
            label="Node name"
            hint="With its secret: a dry run, the node does not come online"
            error={problemAt(problems, 'nodeName')}
            className="sm:col-span-2"
          >
            {(control) => <Input wire {...control} value={form.nodeName} onChange={(event) => set({ nodeName: event.target.value })} />}
          </Field>
          <Field label="Secret" hint="Sent once, shown and kept nowhere" error={secretProblem} className="sm:col-span-4">
            {(control) => (
              <Input
                wire
                {...control}
                type="password"
                autoComplete="off"
                value={form.secret}
                placeholder="64 hex digits of the node’s page"
                onChange={(event) => set({ secret: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="Jenkins URL"
            hint="Optional: its pages tell port and identity, and the certificate is held against them"
            error={problemAt(problems, 'jenkinsUrl')}
            className="sm:col-span-3"
          >
            {(control) => (
              <Input
                wire
                {...control}
                value={form.jenkinsUrl}
                placeholder="https://ci.example.com/"
                onChange={(event) => set({ jenkinsUrl: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="Protocols"
            hint="Names with commas; empty asks for every one that Jenkins ever had"
            error={problemAt(problems, 'protocols')}
            className="sm:col-span-3"
          >
            {(control) => (
              <Input
                wire
                {...control}
                value={form.protocols}
                placeholder="all"
                onChange={(event) => set({ protocols: event.target.value })}
              />
            )}
          </Field>
          <details className="sm:col-span-6" open={problemAt(problems, 'kafka') !== undefined || undefined}>
            <summary className="w-fit cursor-pointer rounded-sm text-muted text-xs hover:text-foreground">
              Legacy: Remoting Kafka plugin
            </summary>
            <Field
              label="Kafka brokers"
              hint="host:port with commas. Only the metadata of the agent’s topic is asked for, by node name and Jenkins URL. The plugin is not kept up since 2020"
              error={problemAt(problems, 'kafka')}
              className="mt-2"
            >
              {(control) => (
                <Input
                  wire
                  {...control}
                  value={form.brokers}
                  placeholder="kafka.example.com:9092"
                  onChange={(event) => set({ brokers: event.target.value })}
                />
              )}
            </Field>
          </details>
          {secretProblem !== undefined || form.sendOddSecret ? (
            <label className="flex items-center gap-2 text-xs sm:col-span-6">
              <input
                type="checkbox"
                className="size-4 accent-[var(--accent)]"
                checked={form.sendOddSecret}
                onChange={(event) => set({ sendOddSecret: event.target.checked })}
              />
              Send this secret all the same
            </label>
          ) : null}
        </div>
      </Panel>
    </form>
  )
}
