import { fileResponse } from '@/lib/server/http/file-response'
import { handler } from '@/lib/server/http/handler'
import { exportProfile } from '@/lib/server/profiles/export'

export const GET = handler<{ id: string }>('profiles.read', ({ params, caller }) => fileResponse(exportProfile(caller, params.id)))
