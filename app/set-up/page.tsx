import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SetUpForm } from '@/components/auth/set-up-form'
import { access } from '@/lib/server/auth/access'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUpPage() {
  await authorisePage('pages.sign-in')
  const mode = access()
  if (mode === 'team') redirect('/sign-in')
  return (
    <div className="mx-auto grid w-full max-w-sm gap-4 px-4 py-16">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">Make the owner</h1>
        <p className="text-muted text-sm">
          {mode === 'set-up'
            ? 'Others can reach this Sockscope, so somebody has to own it. The owner invites the team and decides where it may connect.'
            : 'From then on everybody signs in. You keep all you have, invite your team and decide where it may connect.'}
        </p>
      </div>
      <SetUpForm wantsToken={mode === 'set-up'} />
    </div>
  )
}
