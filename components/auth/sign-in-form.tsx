'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { api } from '@/lib/client/api'
import { PasswordField } from './password-field'
import { useSend } from './use-send'

/** Asks for address and password and goes on to `destination`. */
export function SignInForm({ destination }: { destination: string }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { busy, send, errorAt, problem } = useSend()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await api<void>('/api/session', { method: 'POST', body: { email: email.trim(), password } })
      // A whole new page: everything that was rendered for a stranger is dropped.
      window.location.assign(destination)
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="E-mail address" error={errorAt('email')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <PasswordField label="Password" kind="current" value={password} onValue={setPassword} error={errorAt('password')} />
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
