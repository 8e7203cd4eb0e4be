import type { Metadata } from 'next'
import { InvitationForm } from '@/components/auth/invitation-form'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitationPage() {
  await authorisePage('pages.sign-in')
  return (
    <div className="mx-auto grid w-full max-w-sm gap-4 px-4 py-16">
      <h1 className="font-semibold text-lg">Welcome to this Sockscope</h1>
      <InvitationForm />
    </div>
  )
}
