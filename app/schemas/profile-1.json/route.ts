import { profileFileJsonSchema } from '@/lib/server/api/profile-file-schema'
import { handler, ok } from '@/lib/server/http/handler'

/** The JSON Schema of profile files, which they name in `$schema`. */
export const GET = handler('catalogue.read', () => ok(profileFileJsonSchema()))
