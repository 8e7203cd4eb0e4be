import type { Metadata } from 'next'
import { AppearancePanel } from '@/components/settings/appearance-panel'
import { InstallationPanel } from '@/components/settings/installation-panel'
import { PolicyPanel } from '@/components/settings/policy-panel'
import { PracticePanel } from '@/components/settings/practice-panel'
import { StoragePanel } from '@/components/settings/storage-panel'
import { ServerState } from '@/components/shell/server-state'
import { AuditPanel } from '@/components/team/audit-panel'
import { PasswordPanel } from '@/components/team/password-panel'
import { TeamPanel } from '@/components/team/team-panel'
import { TokensPanel } from '@/components/team/tokens-panel'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  await authorisePage()
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4 px-3 py-4 sm:px-4">
      <h1 className="font-semibold text-lg">Settings</h1>
      <ServerState>
        <InstallationPanel />
        <AppearancePanel />
        <TeamPanel />
        <TokensPanel />
        <PasswordPanel />
        <PolicyPanel />
        <AuditPanel />
        <StoragePanel />
        <PracticePanel />
      </ServerState>
    </div>
  )
}
