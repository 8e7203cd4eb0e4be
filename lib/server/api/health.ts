import 'server-only'
import type { z } from 'zod'
import { openSessions } from '@/lib/server/attempts/hub'
import { health as databaseHealth } from '@/lib/server/store/health'
import { integrity } from '@/lib/server/store/integrity'
import packageJson from '@/package.json'
import type { health } from './schemas/tools'

/** Whether the server and its database work. Says nothing that a stranger may not know: it needs no sign-in. */
export function readHealth(): z.output<typeof health> {
  const database = databaseHealth()
  return {
    status: database.ok ? 'ok' : 'failing',
    version: packageJson.version,
    database: { provider: database.provider, ok: database.ok, integrity: integrity().state },
    uptimeSeconds: Math.round(process.uptime() * 10) / 10,
    openSessions: openSessions(),
  }
}
