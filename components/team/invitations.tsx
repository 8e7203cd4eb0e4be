'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { type Invitation, invite, type Role, takeBackInvitation } from '@/lib/client/team'
import { useInvitations } from '@/lib/client/use-team'
import { RoleSelect } from './role-select'
import { ToldOnce } from './told-once'

/** Invites somebody by a link, and shows the links that are out. */
export function Invitations() {
  const queries = useQueryClient()
  const { data } = useInvitations()
  const [role, setRole] = useState<Role>('editor')
  const [note, setNote] = useState('')
  const [link, setLink] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['invitations'] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      const { token } = await invite({ role, note: note.trim() })
      setLink(`${window.location.origin}/invitation#token=${token}`)
      setNote('')
    } catch (error) {
      setProblem(errorText(error))
    }
    await refresh()
  }
  const takeBack = async ({ id }: Invitation) => {
    try {
      await takeBackInvitation(id)
    } catch (error) {
      toast({ tone: 'fail', title: 'The invitation stays', description: errorText(error) })
    }
    await refresh()
  }
  const open = (data?.items ?? []).filter(({ acceptedAt }) => acceptedAt === null)
  return (
    <div className="grid gap-3 border-t p-3">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <Field label="Invite as" className="min-w-52">
          {(control) => <RoleSelect {...control} value={role} onRole={setRole} />}
        </Field>
        <Field label="For whom" className="min-w-40 flex-1">
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              placeholder="A name, for your own eyes"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit">Make a link</Button>
      </form>
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      {link === null ? null : (
        <ToldOnce label="the invitation" value={link}>
          Send this link to one person: it makes a member once, within 7 days, and is not shown again.
        </ToldOnce>
      )}
      {open.length === 0 ? null : (
        <ul aria-label="Open invitations" className="divide-y rounded-md border">
          {open.map((invitation) => (
            <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <span className="min-w-0 flex-1 truncate">{invitation.note || 'Somebody'}</span>
              <Badge>{invitation.role}</Badge>
              <span className="text-muted text-xs">
                {new Date(invitation.expiresAt) < new Date() ? 'ended ' : 'until '}
                <Time value={invitation.expiresAt} />
              </span>
              <Button size="sm" onClick={() => void takeBack(invitation)}>
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
