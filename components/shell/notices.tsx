'use client'

import { type Notice, useNotices } from '@/lib/client/use-notices'

/** What is wrong with this installation, above every page. */
export function Notices({ given }: { given: readonly Notice[] }) {
  return (
    <div role="status">
      {useNotices(given).map(({ id, level, text }) => (
        <p key={id} className={`border-b px-3 py-2 text-sm ${level === 'fail' ? 'bg-fail-soft text-fail' : 'bg-warn-soft text-warn'}`}>
          {text}
        </p>
      ))}
    </div>
  )
}
