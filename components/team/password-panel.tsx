'use client'

import { type FormEvent, useState } from 'react'
import { PasswordField } from '@/components/auth/password-field'
import { useSend } from '@/components/auth/use-send'
import { usePerson } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import { changePassword } from '@/lib/client/team'

/** Changes the own password. */
export function PasswordPanel() {
  const person = usePerson()
  return person?.access === 'team' ? <ChangePassword /> : null
}

function ChangePassword() {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { busy, send, errorAt, problem, done } = useSend()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await changePassword({ current, password })
      setCurrent('')
      setPassword('')
      toast({ tone: 'pass', title: 'Your password is changed', description: 'Everywhere else you are signed out.' })
      done()
    })
  }
  return (
    <Panel title="Your password">
      <form onSubmit={submit} className="grid gap-2 p-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
        <PasswordField label="Now" kind="current" value={current} onValue={setCurrent} error={errorAt('current')} />
        <PasswordField label="New" kind="new" value={password} onValue={setPassword} error={errorAt('password')} />
        <Button type="submit" disabled={busy}>
          Change
        </Button>
        {problem === null ? null : <FieldError>{problem}</FieldError>}
      </form>
    </Panel>
  )
}
