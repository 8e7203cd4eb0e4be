import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/auth/sign-in-form'
import { authorisePage } from '@/lib/server/auth/authorise-page'
import { needsSignIn } from '@/lib/server/auth/needs-sign-in'
import { ownPath } from '@/lib/server/auth/own-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  await authorisePage('pages.sign-in')
  const { next } = await searchParams
  const destination = ownPath(typeof next === 'string' ? next : undefined)
  if (!(await needsSignIn())) redirect(destination)
  return (
    <div className="mx-auto grid w-full max-w-sm gap-4 px-4 py-16">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">Sign in</h1>
        <p className="text-muted text-sm">This server was started with an access token. Whoever runs it has it as ACCESS_TOKEN.</p>
      </div>
      <SignInForm destination={destination} />
    </div>
  )
}
