import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'

/** Leads to what the data takes. */
export function StoragePanel() {
  return (
    <Panel title="Storage">
      <div className="flex flex-wrap items-center gap-3 p-3">
        <p className="min-w-0 flex-1 text-muted">
          What the data takes by file and host, how long attempts are kept, and copies of it: made, downloaded, restored.
        </p>
        <Button asChild>
          <Link href="/storage">Storage</Link>
        </Button>
      </div>
    </Panel>
  )
}
