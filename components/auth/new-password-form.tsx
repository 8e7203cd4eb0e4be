'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { api } from '@/lib/client/api'
import { PasswordField } from './password-field'
import { useSend } from './use-send'

/** Sets a new password of the member called `name`. */
export function NewPasswordForm({ token, name }: { token: string; name: string }) {
  const [password, setPassword] = useState('')
  const { busy, send, errorAt, problem } = useSend()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await api<void>('/api/invitations/password', { body: { token, password } })
      window.location.assign('/')
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p className="text-muted text-sm">A new password for {name}. Everywhere else you are signed out.</p>
      <PasswordField
        label="New password"
        kind="new"
        hint="At least 10 characters"
        autoFocus
        value={password}
        onValue={setPassword}
        error={errorAt('password')}
      />
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <Button type="submit" variant="primary" disabled={busy}>
        Set it and sign in
      </Button>
    </form>
  )
}
