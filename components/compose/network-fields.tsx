'use client'

import type { ReactNode } from 'react'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { NetworkDraft } from '@/lib/core/handshake/draft'
import { MOST_REDIRECTS } from '@/lib/core/transcript/limits'
import { AlpnField } from './alpn-field'
import { PemField } from './pem-field'
import { ProxyField } from './proxy-field'
import { SocketField } from './socket-field'
import { SwitchRow } from './switch-row'
import { TimeLimits } from './time-limits'

export type NetworkFieldsProps = {
  network: NetworkDraft
  errorAt: (path: string) => string | undefined
  onChange: (network: NetworkDraft | undefined, key: string) => void
}

type Text = 'connectTo' | 'serverName'
type TlsVersion = NonNullable<NetworkDraft['minTls']>
const TLS_VERSIONS: readonly TlsVersion[] = ['1.0', '1.1', '1.2', '1.3']

/** How the endpoint is reached: the way there, TLS with its certificates, time limits. */
export default function NetworkFields({ network, errorAt, onChange }: NetworkFieldsProps) {
  const set = (change: { readonly [Key in keyof NetworkDraft]?: NetworkDraft[Key] | undefined }, key: string) => {
    const entries = Object.entries({ ...network, ...change }).filter(([, value]) => value !== undefined)
    onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined, `network ${key}`)
  }
  const at = (name: keyof NetworkDraft) => errorAt(`request.network.${name}`)
  const text = (name: Text, label: string, hint: string, placeholder: string) => (
    <Field label={label} hint={hint} error={at(name)}>
      {(control) => (
        <Input
          wire
          {...control}
          value={network[name] ?? ''}
          placeholder={placeholder}
          onChange={(event) => set({ [name]: event.target.value || undefined }, name)}
        />
      )}
    </Field>
  )
  const tls = (name: 'minTls' | 'maxTls', label: string) => (
    <Field label={label} error={at(name)}>
      {(control) => (
        <Select
          {...control}
          className="w-full"
          value={network[name] ?? ''}
          onChange={(event) => set({ [name]: TLS_VERSIONS.find((version) => version === event.target.value) }, name)}
        >
          <option value="">as usual</option>
          {TLS_VERSIONS.map((version) => (
            <option key={version} value={version}>
              TLS {version}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
  return (
    <>
      <Group title="The way there">
        <div className="grid gap-3 sm:grid-cols-2">
          <Choice
            label="Handshake"
            hint="HTTP/2: as an extended CONNECT (RFC 8441)"
            value={network.protocol ?? 'http/1.1'}
            options={[
              ['http/1.1', 'HTTP/1.1'],
              ['h2', 'HTTP/2'],
            ]}
            error={at('protocol')}
            onValueChange={(value) => set({ protocol: value === 'h2' ? 'h2' : undefined }, 'protocol')}
          />
          <Choice
            label="IP family"
            hint="Of the addresses the name resolves to"
            value={network.family === undefined ? 'any' : String(network.family)}
            options={[
              ['any', 'Either'],
              ['4', 'IPv4'],
              ['6', 'IPv6'],
            ]}
            error={at('family')}
            onValueChange={(value) => set({ family: value === '4' ? 4 : value === '6' ? 6 : undefined }, 'family')}
          />
          {text('connectTo', 'Connect to', "address:port to dial instead of the URL's", '10.0.0.5:443')}
          <SocketField value={network.socketPath} error={at('socketPath')} onChange={(socketPath) => set({ socketPath }, 'socketPath')} />
        </div>
        <ProxyField proxy={network.proxy} error={at('proxy')} onChange={(proxy, part) => set({ proxy }, `proxy ${part}`)} />
        <Field
          label="Redirects to follow"
          hint="Each is a recorded hop; secrets are dropped where scheme, host or port change. Empty: shown, not followed."
          error={at('maxRedirects')}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={MOST_REDIRECTS}
              className="tabular sm:max-w-40"
              value={network.maxRedirects ?? ''}
              placeholder="0"
              onChange={(event) => {
                const number = Number(event.target.value)
                set({ maxRedirects: event.target.value === '' || !Number.isInteger(number) ? undefined : number }, 'maxRedirects')
              }}
            />
          )}
        </Field>
      </Group>
      <Group title="TLS">
        <SwitchRow
          label="Verify the certificate"
          hint="Off: the connection is made all the same, and what was wrong is told."
          checked={network.verify !== false}
          onCheckedChange={(verify) => set({ verify: verify ? undefined : false }, 'verify')}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          {text('serverName', 'Server name (SNI)', "Instead of the URL's host", 'as in the URL')}
          <AlpnField
            alpn={network.alpn}
            error={at('alpn')}
            usual={network.protocol ?? 'http/1.1'}
            onChange={(alpn) => set({ alpn }, 'alpn')}
          />
          {tls('minTls', 'Oldest version')}
          {tls('maxTls', 'Newest version')}
        </div>
        <PemField
          label="Further authorities"
          hint="Certificates in PEM that are trusted besides those of the system"
          of="certificate"
          value={network.ca}
          error={at('ca')}
          onChange={(ca) => set({ ca }, 'ca')}
        />
        <PemField
          label="Client certificate"
          hint="In PEM, with its chain below it"
          of="certificate"
          value={network.clientCert}
          error={at('clientCert')}
          onChange={(clientCert) => set({ clientCert }, 'clientCert')}
        />
        <PemField
          label="Client key"
          hint="The private key of the client certificate, in PEM, not encrypted; kept as a secret"
          of="private key"
          secret
          value={network.clientKey}
          error={at('clientKey')}
          onChange={(clientKey) => set({ clientKey }, 'clientKey')}
        />
      </Group>
      <TimeLimits timeouts={network.timeouts} errorAt={errorAt} onChange={(timeouts, phase) => set({ timeouts }, phase)} />
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-3 border-b pb-4">
      <legend className="pb-2 font-medium text-muted text-xs">{title}</legend>
      {children}
    </fieldset>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  hint: string
  value: Value
  options: readonly (readonly [Value, string])[]
  error: string | undefined
  onValueChange: (value: Value) => void
}

function Choice<Value extends string>({ label, hint, value, options, error, onValueChange }: ChoiceProps<Value>) {
  return (
    <div className="grid content-start gap-1">
      <span className="font-medium text-xs">{label}</span>
      <Segmented
        label={label}
        value={value}
        onValueChange={onValueChange}
        options={options.map(([of, name]) => ({ value: of, label: name }))}
        className="h-[30px] justify-self-start"
      />
      <p className="text-muted text-xs">{hint}</p>
      {error ? <FieldError>{error}</FieldError> : null}
    </div>
  )
}
