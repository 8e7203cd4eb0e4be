import { api } from './api'
import type { Restarts } from './storage'

/** What follows an order that takes a restart. */
export type Restarting = (restarts: Restarts) => Promise<void>

type Health = { readonly uptimeSeconds: number }
const TRIES = 120
const PAUSE_MS = 500

/** Resolves when the server answers again after a restart that was just ordered; rejects after a minute. */
export async function awaitRestart(): Promise<void> {
  const ordered = performance.now()
  for (let tries = 0; tries < TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const health = await api<Health>('/api/health').catch(() => null)
    // The old process has run for longer than we have waited.
    if (health !== null && health.uptimeSeconds * 1000 < performance.now() - ordered + PAUSE_MS) return
  }
  throw new Error('Sockscope has not come back within a minute: look at what it prints, and start it again')
}
