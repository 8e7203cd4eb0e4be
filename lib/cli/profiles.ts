import type { Access } from './arguments'
import { callServer, ServerError } from './client'

export type Profile = { readonly id: string; readonly name: string; readonly url: string }
type Page = { readonly items: readonly Profile[]; readonly nextCursor: string | null }

const MOST_PAGES = 100

/** Every profile the token may see, or those that a text is found in. Throws ServerError. */
export async function listProfiles(access: Access, text: string | null = null): Promise<Profile[]> {
  const found: Profile[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: '200', ...(text === null ? {} : { q: text }), ...(cursor === null ? {} : { cursor }) })
    const answer = (await callServer(access, `/api/profiles?${query}`)) as Page // safe: as far as the API is Sockscope's
    found.push(...answer.items)
    cursor = answer.nextCursor
    if (cursor === null) break
  }
  return found
}

/** The profile of that id, else of that name. Throws ServerError where there is none, or where several have the name. */
export async function findProfile(access: Access, wanted: string): Promise<Profile> {
  const all = await listProfiles(access)
  const byId = all.find(({ id }) => id === wanted)
  if (byId !== undefined) return byId
  const named = all.filter(({ name }) => name === wanted)
  const [first, second] = named
  if (first === undefined)
    throw new ServerError(`There is no profile with the id or name ${JSON.stringify(wanted)}: sockscope profiles lists them`)
  if (second === undefined) return first
  throw new ServerError(
    `${named.length} profiles have the name ${JSON.stringify(wanted)}: expected the id of one, ${named.map(({ id }) => id).join(' or ')}`,
  )
}
