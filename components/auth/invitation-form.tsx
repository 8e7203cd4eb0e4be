'use client'

import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FieldError } from '@/components/ui/field'
import { Skeleton } from '@/components/ui/skeleton'
import { api, errorText } from '@/lib/client/api'
import { ROLE_WORDS, type Role } from '@/lib/client/team'
import { AccountFields, type AccountValues } from './account-fields'
import { NewPasswordForm } from './new-password-form'
import { useFragmentToken } from './use-fragment-token'
import { useSend } from './use-send'

type Offer = { readonly role: Role; readonly note: string; readonly resets: string | null }

/** Shows what an invitation offers, and makes a member of who takes it. */
export function InvitationForm() {
  const [token] = useFragmentToken()
  const [offer, setOffer] = useState<Offer | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [values, setValues] = useState<AccountValues>({ name: '', email: '', password: '' })
  const { busy, send, errorAt, problem } = useSend()
  useEffect(() => {
    const wait = setTimeout(() => token === '' && setRefused('The link has no token behind the #: copy it whole'), 1_000)
    if (token !== '')
      api<Offer>('/api/invitations/offer', { body: { token } }).then(
        (found) => {
          setRefused(null)
          setOffer(found)
        },
        (error) => setRefused(errorText(error)),
      )
    return () => clearTimeout(wait)
  }, [token])
  if (refused !== null) return <EmptyState title="This invitation cannot be used">{refused}</EmptyState>
  if (offer === null) return <Skeleton className="h-64" />
  if (offer.resets !== null) return <NewPasswordForm token={token} name={offer.resets} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await api<void>('/api/invitations/accept', { body: { token, ...values, email: values.email.trim() } })
      window.location.assign('/')
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p className="text-muted text-sm">
        You become {ROLE_WORDS[offer.role].title}: {ROLE_WORDS[offer.role].may}.
      </p>
      <AccountFields values={values} onChange={setValues} errorAt={errorAt} />
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? 'Joining…' : 'Join'}
      </Button>
    </form>
  )
}
