'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { api, errorText } from '@/lib/client/api'

/** Asks for the access token and goes on to `destination`. */
export function SignInForm({ destination }: { destination: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const token = new FormData(event.currentTarget).get('token')
    setBusy(true)
    setProblem(null)
    try {
      await api<void>('/api/session', { method: 'POST', body: { token: typeof token === 'string' ? token.trim() : '' } })
      // A whole new page: everything that was rendered for a stranger is dropped.
      window.location.assign(destination)
    } catch (error) {
      setProblem(errorText(error))
      setBusy(false)
    }
  }

  return (
    <form onSubmit={signIn} className="grid gap-3">
      <Field label="Access token" error={problem}>
        {(control) => <Input {...control} name="token" type="password" autoComplete="current-password" required autoFocus wire />}
      </Field>
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
