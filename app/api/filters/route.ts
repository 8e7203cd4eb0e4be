import { savedFilterBody } from '@/lib/server/api/schemas/saved-filter'
import { created, handler, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { allSavedFilters, saveFilter } from '@/lib/server/saved-filters/verbs'

export const GET = handler('filters.read', ({ caller }) => ok(allSavedFilters(caller)))

export const POST = handler('filters.write', async ({ request, caller }) => {
  const saved = saveFilter(caller, await readInput(request, savedFilterBody))
  return created(`/api/filters/${saved.id}`, saved)
})
