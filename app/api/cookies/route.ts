import { cookiesQuery } from '@/lib/server/api/schemas/environment'
import { forgetCookies } from '@/lib/server/environments/verbs'
import { handler, noContent } from '@/lib/server/http/handler'
import { readQuery } from '@/lib/server/http/read-input'

export const DELETE = handler('cookies.write', ({ request, caller }) => {
  forgetCookies(caller, readQuery(request, cookiesQuery).environmentId)
  return noContent()
})
