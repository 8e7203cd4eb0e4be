import type { Metadata } from 'next'
import { EnvironmentsPage } from '@/components/environments/environments-page'
import { ServerState } from '@/components/shell/server-state'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Environments' }

export default async function Page() {
  await authorisePage()
  return (
    <ServerState>
      <EnvironmentsPage />
    </ServerState>
  )
}
