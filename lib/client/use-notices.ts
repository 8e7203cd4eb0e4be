'use client'

import { useEffect, useState } from 'react'

/** What is wrong with this installation just now, as `GET /api/notices` gives it. */
export type Notice = { readonly id: string; readonly level: 'fail' | 'warn'; readonly text: string }

const AGAIN_MS = 10_000

/** The notices that came with the page, asked for again while it is in sight. Without the query library: every page begins with this. */
export function useNotices(given: readonly Notice[]): readonly Notice[] {
  const [notices, setNotices] = useState(given)
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.hidden) return
      const answer = await fetch('/api/notices').catch(() => null)
      if (answer?.ok) setNotices((await answer.json()).items)
    }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return notices
}
