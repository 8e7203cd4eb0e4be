import type { Metadata } from 'next'
import { ProfileList } from '@/components/profiles/profile-list'
import { ServerState } from '@/components/shell/server-state'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Profiles' }

export default async function ProfilesPage() {
  await authorisePage()
  return (
    <ServerState>
      <ProfileList />
    </ServerState>
  )
}
