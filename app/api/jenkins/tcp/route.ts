import { probeBody } from '@/lib/server/api/schemas/jenkins'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { probeAs } from '@/lib/server/jenkins/probe-as'

export const POST = handler('jenkins.probe', async ({ request, caller }) =>
  ok(await probeAs(caller, await readInput(request, probeBody), request.signal)),
)
