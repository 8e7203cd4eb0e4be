import { fileResponse } from '@/lib/server/http/file-response'
import { handler, noContent } from '@/lib/server/http/handler'
import { downloadBackup, removeBackup } from '@/lib/server/storage/backups'

type Params = { name: string }

export const GET = handler<Params>('storage.download', ({ params, caller }) => fileResponse(downloadBackup(caller, params.name)))

export const DELETE = handler<Params>('storage.write', ({ params, caller }) => {
  removeBackup(caller, params.name)
  return noContent()
})
