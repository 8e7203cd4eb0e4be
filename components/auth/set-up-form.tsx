'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { api } from '@/lib/client/api'
import { AccountFields, type AccountValues } from './account-fields'
import { useFragmentToken } from './use-fragment-token'
import { useSend } from './use-send'

/** Makes the owner. `wantsToken`: others reach this server, so the token on its console is asked for. */
export function SetUpForm({ wantsToken }: { wantsToken: boolean }) {
  const [token, setToken] = useFragmentToken()
  const [values, setValues] = useState<AccountValues>({ name: '', email: '', password: '' })
  const { busy, send, errorAt, problem } = useSend()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await api<void>('/api/set-up', { body: { ...values, email: values.email.trim(), ...(wantsToken ? { token: token.trim() } : {}) } })
      window.location.assign('/settings')
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      {wantsToken ? (
        <Field label="Token of the console" error={errorAt('token')} hint="Printed where the server was started; new with each start">
          {(control) => (
            <Input {...control} wire required autoComplete="off" value={token} onChange={(event) => setToken(event.target.value)} />
          )}
        </Field>
      ) : null}
      <AccountFields values={values} onChange={setValues} errorAt={errorAt} />
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'Making the owner…' : 'Make me the owner'}
      </Button>
    </form>
  )
}
