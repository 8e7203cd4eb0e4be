import { created, handler } from '@/lib/server/http/handler'
import { makeBackup } from '@/lib/server/storage/backups'

export const POST = handler('storage.backup', async ({ caller }) => {
  const made = await makeBackup(caller)
  return created(`/api/storage/backups/${made.name}`, made)
})
