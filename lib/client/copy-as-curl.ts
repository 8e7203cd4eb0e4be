import type { RequestDraft } from '../core/handshake/draft'
import { isPair } from '../core/handshake/entry'
import type { ReproduceGiven } from '../core/interchange/reproduce'
import { api } from './api'
import type { PracticeList } from './practice'

/** A curl command for a draft, its secrets as variables, and the names to set; the writer is fetched when it is first asked for. */
export async function curlOf(
  draft: RequestDraft,
  given: ReproduceGiven = {},
): Promise<{ readonly text: string; readonly variables: readonly string[] }> {
  const [{ reproduce }, { redactDraft }] = await Promise.all([import('../core/interchange/reproduce'), import('../core/handshake/redact')])
  const redacted = redactDraft(draft)
  const practice = given.practice ?? (/^\s*practice:/i.test(draft.url) ? await practiceListener() : null)
  // What came masked from the server stays as it came: more would be masked of it now.
  const headers = redacted.headers?.map((entry, index) => {
    const own = draft.headers?.[index]
    return own !== undefined && !isPair(own) && own.kept !== undefined ? own : entry
  })
  const { text, variables } = reproduce({ ...redacted, ...(headers && { headers }) }, 'curl', {
    ...given,
    ...(practice !== null && { practice }),
  })
  return { text, variables: variables.map(({ name }) => name) }
}

/** `host:port` of the practice endpoints; null while they do not run, or where the server does not say. */
async function practiceListener(): Promise<string | null> {
  const { listener } = await api<PracticeList>('/api/practice').catch(() => ({ listener: null }))
  return listener === null ? null : `${listener.address}:${listener.port}`
}
