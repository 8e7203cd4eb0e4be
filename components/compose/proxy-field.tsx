'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type ProxyParts, proxyOf, proxyParts } from '@/lib/client/composer/proxy-parts'

type ProxyFieldProps = {
  proxy: string | undefined
  error: string | undefined
  onChange: (proxy: string | undefined, part: string) => void
}

/** A proxy's URL; its credentials in fields of their own, the password out of sight. */
export function ProxyField({ proxy = '', error, onChange }: ProxyFieldProps) {
  const parts = proxyParts(proxy)
  const set = (change: Partial<ProxyParts>) => onChange(proxyOf({ ...parts, ...change }) || undefined, Object.keys(change).join())
  return (
    <div className="grid gap-3 sm:grid-cols-4">
      <Field
        label="Proxy"
        hint="http://, socks5:// (names are resolved here) or socks5h:// (by the proxy)"
        error={error}
        className="content-start sm:col-span-2"
      >
        {(control) => (
          <Input
            wire
            {...control}
            value={parts.address}
            placeholder="none: connected directly"
            onChange={(event) => set({ address: event.target.value })}
          />
        )}
      </Field>
      <Field label="Proxy user" className="content-start">
        {(control) => (
          <Input
            wire
            {...control}
            disabled={!HAS_SCHEME.test(proxy)}
            value={parts.user}
            onChange={(event) => set({ user: event.target.value })}
          />
        )}
      </Field>
      <Field label="Proxy password" className="content-start">
        {(control) => (
          <Input
            wire
            {...control}
            type="password"
            autoComplete="new-password"
            disabled={!HAS_SCHEME.test(proxy)}
            value={parts.password}
            onChange={(event) => set({ password: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i
