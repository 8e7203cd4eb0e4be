import type { Metadata } from 'next'
import { ProfileHistory } from '@/components/profiles/profile-history'
import { ServerState } from '@/components/shell/server-state'
import { BackLink } from '@/components/ui/back-link'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Versions of a profile' }

/** One profile: its versions, any two of them side by side. */
export default async function ProfilePage({ params }: { params: Promise<{ id: string }> }) {
  await authorisePage()
  const { id } = await params
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col gap-3 px-3 py-3 sm:px-4">
      <p>
        <BackLink href="/profiles">Profiles</BackLink>
      </p>
      <ServerState>
        <ProfileHistory key={id} id={id} />
      </ServerState>
    </div>
  )
}
