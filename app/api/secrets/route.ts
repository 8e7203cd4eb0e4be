import { secretBody } from '@/lib/server/api/schemas/environment'
import { allSecrets, writeSecret } from '@/lib/server/environments/verbs'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'

export const GET = handler('secrets.read', ({ caller }) => ok(allSecrets(caller)))

export const PUT = handler('secrets.write', async ({ request, caller }) => ok(writeSecret(caller, await readInput(request, secretBody))))
