import 'server-only'
import type { Caller } from '@/lib/server/auth/authorise'
import { config } from '@/lib/server/config'
import { peerOf } from '@/lib/server/http/peers'
import { readProfile } from '@/lib/server/store/profiles/read-profile'

/** A link that opens the profile in this installation, for whoever may use it. Throws NotFoundError. */
export function shareProfile(caller: Caller, id: string, headers: Headers): { readonly url: string } {
  const profile = readProfile(caller.workspaceId, id)
  return { url: `${ownAddress(headers)}/?profile=${encodeURIComponent(profile.id)}` }
}

/** PUBLIC_URL, else the address that was asked, which the guard has found to be ours. */
function ownAddress(headers: Headers): string {
  const { publicUrl, trustedProxies } = config()
  if (publicUrl !== null) return new URL(publicUrl).origin
  const { forwarded } = peerOf(headers, trustedProxies)
  const scheme = forwarded?.proto === 'https' ? 'https' : 'http'
  return `${scheme}://${forwarded?.host ?? headers.get('host') ?? `127.0.0.1:${config().port}`}`
}
