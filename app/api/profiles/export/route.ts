import { profilesExportQuery } from '@/lib/server/api/schemas/profile'
import { fileResponse } from '@/lib/server/http/file-response'
import { handler } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'
import { exportProfiles } from '@/lib/server/profiles/export'

export const GET = handler('profiles.read', async ({ request, caller }) =>
  fileResponse(await exportProfiles(caller, readQuery(request, profilesExportQuery))),
)
