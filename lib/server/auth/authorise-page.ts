import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Action } from './actions'
import { AuthenticationError } from './authentication-error'
import { authorise, type Caller, type Subject } from './authorise'

/** What `authorise` is for a page: somebody who is not signed in is led to /sign-in. Every page calls it first. */
export async function authorisePage(action: Action = 'pages.read', subject?: Subject): Promise<Caller> {
  const fields = await headers()
  try {
    return await authorise({ headers: new Headers(fields) }, action, subject)
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error
  }
  const path = fields.get('x-page-path') ?? '/'
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}
