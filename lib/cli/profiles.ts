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
  const byId = /^[\da-f]{8}-[\da-f-]{27}$/i.test(wanted) ? await readProfile(access, wanted) : null
  if (byId !== null) return byId
  const named = (await listProfiles(access, wanted)).filter(({ name }) => name === wanted)
  const [first, second] = named
  const quoted = JSON.stringify(wanted)
  if (first === undefined) throw new ServerError(`There is no profile with the id or name ${quoted}: sockscope profiles lists them`)
  if (second === undefined) return first
  const ids = named.map(({ id }) => id).join(' or ')
  throw new ServerError(`${named.length} profiles have the name ${quoted}: expected the id of one, ${ids}`)
}

async function readProfile(access: Access, id: string): Promise<Profile | null> {
  try {
    return (await callServer(access, `/api/profiles/${id}`)) as Profile // safe: as far as the API is Sockscope's
  } catch (error) {
    if (error instanceof ServerError && error.status === 404) return null
    throw error
  }
}
