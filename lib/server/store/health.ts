import 'server-only'
import { statement } from './client'
import type { DatabaseHealth } from './types'

/** Whether the database answers. */
export function health(): DatabaseHealth {
  try {
    statement('SELECT 1').get()
    return { provider: 'sqlite', ok: true }
  } catch (error) {
    return { provider: 'sqlite', ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
