import { PROFILE_FILE_LIMITS } from '@/lib/core/interchange/profile-file'
import { profileImport } from '@/lib/server/api/schemas/profile'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { importProfileFiles } from '@/lib/server/profiles/import'

export const POST = handler('profiles.write', async ({ request, caller }) =>
  ok(importProfileFiles(caller, await readInput(request, profileImport, PROFILE_FILE_LIMITS.characters))),
)
