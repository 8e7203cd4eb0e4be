import { probeBody } from '@/lib/server/api/schemas/jenkins'
import { handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { probeTcp } from '@/lib/server/jenkins/probe-tcp'

export const POST = handler('jenkins.probe', async ({ request }) => ok(await probeTcp(await readInput(request, probeBody), request.signal)))
