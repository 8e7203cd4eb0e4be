import type { Metadata } from 'next'
import { ServerState } from '@/components/shell/server-state'
import { StorageView } from '@/components/storage/storage-view'
import { BackLink } from '@/components/ui/back-link'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'Storage' }

/** What the data takes, how long it is kept, and its copies. */
export default async function StoragePage() {
  await authorisePage()
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4 px-3 py-4 sm:px-4">
      <BackLink href="/settings">Settings</BackLink>
      <h1 className="font-semibold text-lg">Storage</h1>
      <ServerState>
        <StorageView />
      </ServerState>
    </div>
  )
}
