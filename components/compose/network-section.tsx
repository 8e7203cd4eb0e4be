'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import type { NetworkDraft } from '@/lib/core/handshake/draft'
import { TIMEOUTS, type Timeouts } from '@/lib/core/transcript/limits'
import { Section } from './section'
import { SwitchRow } from './switch-row'

type NetworkSectionProps = {
  network: NetworkDraft | undefined
  errorAt: (path: string) => string | undefined
  onChange: (network: NetworkDraft | undefined, key: string) => void
}

const PHASES: readonly (readonly [keyof Timeouts, string])[] = [
  ['resolve', 'Name lookup'],
  ['connect', 'TCP connect'],
  ['tls', 'TLS'],
  ['response', 'Response head'],
  ['idle', 'Idle while open'],
  ['closing', 'Closing'],
]

/** How the endpoint is reached: address, names, certificate, time limits. */
export function NetworkSection({ network = {}, errorAt, onChange }: NetworkSectionProps) {
  const set = (change: { readonly [Key in keyof NetworkDraft]?: NetworkDraft[Key] | undefined }, key: string) => {
    const entries = Object.entries({ ...network, ...change }).filter(([, value]) => value !== undefined)
    onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined, `network ${key}`)
  }
  const setTime = (phase: keyof Timeouts, text: string) => {
    const { [phase]: _, ...others } = network.timeouts ?? {}
    const seconds = Number(text)
    const timeouts = text === '' || !Number.isFinite(seconds) || seconds < 0 ? others : { ...others, [phase]: Math.round(seconds * 1000) }
    set({ timeouts: Object.keys(timeouts).length > 0 ? timeouts : undefined }, phase)
  }
  return (
    <Section title="Network" summary={summaryOf(network)}>
      <SwitchRow
        label="Verify the certificate"
        hint="Off: the connection is made all the same, and what was wrong is told."
        checked={network.verify !== false}
        onCheckedChange={(verify) => set({ verify: verify ? undefined : false }, 'verify')}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Connect to" hint="address:port to dial instead of the URL's" error={errorAt('request.network.connectTo')}>
          {(control) => (
            <Input
              wire
              {...control}
              value={network.connectTo ?? ''}
              placeholder="10.0.0.5:443"
              onChange={(event) => set({ connectTo: event.target.value || undefined }, 'connectTo')}
            />
          )}
        </Field>
        <Field label="Server name (SNI)" hint="Instead of the URL's host" error={errorAt('request.network.serverName')}>
          {(control) => (
            <Input
              wire
              {...control}
              value={network.serverName ?? ''}
              placeholder="as in the URL"
              onChange={(event) => set({ serverName: event.target.value || undefined }, 'serverName')}
            />
          )}
        </Field>
        <AlpnField alpn={network.alpn} error={errorAt('request.network.alpn')} onChange={(alpn) => set({ alpn }, 'alpn')} />
        <div className="grid content-start gap-1">
          <span className="font-medium text-xs">IP family</span>
          <Segmented
            label="IP family"
            value={network.family === undefined ? 'any' : String(network.family)}
            onValueChange={(value) => set({ family: value === '4' ? 4 : value === '6' ? 6 : undefined }, 'family')}
            options={[
              { value: 'any', label: 'Either' },
              { value: '4', label: 'IPv4' },
              { value: '6', label: 'IPv6' },
            ]}
            className="h-[30px] justify-self-start"
          />
        </div>
      </div>
      <fieldset>
        <legend className="pb-1 font-medium text-xs">Time limits, in seconds</legend>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
          {PHASES.map(([phase, label]) => (
            <Field key={phase} label={label} error={errorAt(`request.network.timeouts.${phase}`)}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={0}
                  step="any"
                  className="tabular"
                  value={network.timeouts?.[phase] === undefined ? '' : network.timeouts[phase] / 1000}
                  placeholder={TIMEOUTS[phase] === 0 ? 'none' : String(TIMEOUTS[phase] / 1000)}
                  onChange={(event) => setTime(phase, event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
    </Section>
  )
}

type AlpnFieldProps = {
  alpn: readonly string[] | undefined
  error: string | undefined
  onChange: (alpn: readonly string[] | undefined) => void
}

/** A comma list; what is being typed is kept as typed, so that a comma can be written. */
function AlpnField({ alpn, error, onChange }: AlpnFieldProps) {
  const stated = (alpn ?? []).join(', ')
  const [typed, setTyped] = useState(stated)
  const members = (text: string) => text.split(',').flatMap((member) => (member.trim() === '' ? [] : [member.trim()]))
  const shown = members(typed).join(', ') === stated ? typed : stated
  return (
    <Field label="ALPN offer" hint="In order, separated by commas" error={error}>
      {(control) => (
        <Input
          wire
          {...control}
          value={shown}
          placeholder="http/1.1"
          onChange={(event) => {
            setTyped(event.target.value)
            const list = members(event.target.value)
            onChange(list.length > 0 ? list : undefined)
          }}
        />
      )}
    </Field>
  )
}

function summaryOf(network: NetworkDraft): string | null {
  const parts = [
    network.verify === false ? 'certificate not verified' : '',
    network.connectTo ? `to ${network.connectTo}` : '',
    network.serverName ? `SNI ${network.serverName}` : '',
    network.family ? `IPv${network.family}` : '',
    network.alpn ? `ALPN ${network.alpn.join(', ')}` : '',
    network.timeouts ? 'own time limits' : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : null
}
