import { savedFilterBody } from '@/lib/server/api/schemas/saved-filter'
import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { changeFilter, removeFilter } from '@/lib/server/saved-filters/verbs'

type Params = { id: string }

export const PUT = handler<Params>('filters.write', async ({ request, params, caller }) =>
  ok(changeFilter(caller, params.id, await readInput(request, savedFilterBody))),
)

export const DELETE = handler<Params>('filters.write', ({ params, caller }) => {
  removeFilter(caller, params.id)
  return noContent()
})
