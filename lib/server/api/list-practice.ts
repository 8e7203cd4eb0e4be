import 'server-only'
import { SCENARIOS } from '@/lib/server/practice/scenarios'
import { practiceAddress } from '@/lib/server/practice-endpoints'

/** The built-in practice endpoints, each with the field lines it wants; `listener` is null while they do not run. */
export function listPractice() {
  const items = SCENARIOS.map(({ path, title, teaches, headers = [] }) => ({ url: `practice:${path}`, title, teaches, headers }))
  return { listener: practiceAddress(), items }
}
