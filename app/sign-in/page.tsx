import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/auth/sign-in-form'
import { access } from '@/lib/server/auth/access'
import { signedIn } from '@/lib/server/auth/authorise'
import { authorisePage } from '@/lib/server/auth/authorise-page'
import { ownPath } from '@/lib/server/auth/own-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  await authorisePage('pages.sign-in')
  const { next } = await searchParams
  const destination = ownPath(typeof next === 'string' ? next : undefined)
  if (access() === 'alone' || (await signedIn(new Headers(await headers()))) !== null) redirect(destination)
  return (
    <div className="mx-auto grid w-full max-w-sm gap-4 px-4 py-16">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">Sign in</h1>
        <p className="text-muted text-sm">Not a member yet? Ask an owner of this Sockscope for an invitation.</p>
      </div>
      <SignInForm destination={destination} />
    </div>
  )
}
