'use client'

import { useEffect, useState } from 'react'
import type { FrameDraft } from '../core/handshake/draft'
import { api } from './api'

export type RepeatOrder = { readonly frames: FrameDraft; readonly times: number; readonly perSecond?: number }
export type RepeatProgress = {
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | 'failed'
  readonly sent: number
  readonly times: number
  readonly reason: string | null
}

const LOOK_MS = 300

/** What is being repeated on a session: it runs in the server, and is looked at while it does, also after a reload. */
export function useRepeat(id: string) {
  const [progress, setProgress] = useState<RepeatProgress | null>(null)
  const [asked, setAsked] = useState(0)
  const path = `/api/attempts/${encodeURIComponent(id)}/repeat`

  useEffect(() => {
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      try {
        const now = await api<RepeatProgress>(path, { signal: controller.signal })
        setProgress(now)
        if (now.state === 'running') timer = setTimeout(look, LOOK_MS)
      } catch {
        // The session has ended, and with it what was repeated.
        setProgress((before) => (before?.state === 'running' ? null : before))
      }
    }
    if (asked >= 0) void look()
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [path, asked])

  return {
    progress,
    async start(order: RepeatOrder) {
      setProgress(await api<RepeatProgress>(path, { body: order }))
      setAsked((before) => before + 1)
    },
    async stop() {
      setProgress(await api<RepeatProgress>(path, { method: 'DELETE' }))
      setAsked((before) => before + 1)
    },
  }
}
