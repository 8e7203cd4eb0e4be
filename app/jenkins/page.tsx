import type { Metadata } from 'next'
import { JenkinsView } from '@/components/jenkins/jenkins-view'
import { ServerState } from '@/components/shell/server-state'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Jenkins TCP' }

export default async function JenkinsPage() {
  await authorisePage()
  return (
    <ServerState>
      <JenkinsView />
    </ServerState>
  )
}
