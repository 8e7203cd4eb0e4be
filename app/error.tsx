'use client'

import { CircleX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyState
      page
      className="flex-1"
      icon={<CircleX />}
      title="This page failed"
      actions={
        <>
          <Button onClick={reset}>Try again</Button>
          <Button variant="ghost" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </>
      }
    >
      Your draft and every attempt are kept. {error.digest ? `The server's log has the details under ${error.digest}.` : error.message}
    </EmptyState>
  )
}
