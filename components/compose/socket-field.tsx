'use client'

import { ServerState } from '@/components/shell/server-state'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { usePolicy } from '@/lib/client/installation'

type SocketFieldProps = { value: string | undefined; error: string | undefined; onChange: (path: string | undefined) => void }

/** The path of a Unix socket; it says which ones the owner of this installation has listed. */
export function SocketField(props: SocketFieldProps) {
  return (
    <ServerState>
      <ListedSocketField {...props} />
    </ServerState>
  )
}

function ListedSocketField({ value, error, onChange }: SocketFieldProps) {
  const listed = usePolicy().data?.unixSockets
  return (
    <Field label="Unix socket" hint={hintOf(listed)} error={error}>
      {(control) => (
        <>
          <Input
            wire
            {...control}
            list={`${control.id}-listed`}
            value={value ?? ''}
            placeholder="none"
            onChange={(event) => onChange(event.target.value || undefined)}
          />
          <datalist id={`${control.id}-listed`}>
            {listed?.map((path) => (
              <option key={path} value={path} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

function hintOf(listed: readonly string[] | undefined): string {
  if (listed === undefined) return 'One that the owner lists in UNIX_SOCKETS'
  return listed.length === 0 ? 'None may be opened: the setting UNIX_SOCKETS lists none' : `May be opened: ${listed.join(', ')}`
}
