import 'server-only'
import { headers } from 'next/headers'
import { config } from '@/lib/server/config'
import { isSignedIn } from './authorise'

/** Whether the reader of this page has yet to sign in. */
export async function needsSignIn(): Promise<boolean> {
  const { accessToken } = config()
  return accessToken !== null && !isSignedIn(new Headers(await headers()), accessToken)
}
