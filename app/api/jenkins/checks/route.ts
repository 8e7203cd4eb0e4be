import { checksBody } from '@/lib/server/api/schemas/jenkins-checks'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { runChecks } from '@/lib/server/jenkins/checks'

export const POST = handler('jenkins.probe', async ({ request, caller }) =>
  ok(await runChecks(caller, await readInput(request, checksBody), request.signal)),
)
