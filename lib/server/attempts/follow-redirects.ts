import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import type { RequestDraft, SessionDraft } from '@/lib/core/handshake/draft'
import { redirectOf } from '@/lib/core/handshake/redirect'
import type { ResponseHead } from '@/lib/core/http1/head'
import { type PreparedDraft, prepareDraft } from '@/lib/server/drafts/prepare'
import type { Chain } from '@/lib/server/net/chain'
import type { Connection } from '@/lib/server/net/connection'

export type FollowPlan = {
  readonly connection: Chain
  /** As the user composed it, placeholders and secrets in it. */
  readonly exact: RequestDraft
  readonly prepared: PreparedDraft
  /** Opens a connection of this attempt for a prepared draft. */
  open(prepared: PreparedDraft, hop: number): Connection
  now(): number
  /** The hop of the opening handshake; default 0. */
  readonly first?: number
}

/** Follows the redirect of an answer; gives what the next connection does once it is open, or null where nothing is followed. */
export type Follow = (answer: ResponseHead) => SessionDraft | null

/** Follows at most `network.maxRedirects` redirects, each over a connection of its own; secrets stay with the origin they were meant for. */
export function followRedirects({ connection, exact, prepared, open, now, first = 0 }: FollowPlan): Follow {
  let hop = 0
  let draft = exact
  let here: PreparedDraft = prepared
  return (answer) => {
    if (hop >= (here.network.maxRedirects ?? 0)) return null
    const redirect = redirectOf(draft, here, answer)
    if (!redirect?.ok) return null
    const next = prepareNext(redirect.draft)
    if (next === null) return null
    const { status, url, sameOrigin, dropped } = redirect
    hop += 1
    draft = redirect.draft
    here = next
    const number = first + hop
    connection.follow(() => ({
      facts: [{ v: 1, at: now(), hop: number, kind: 'redirect', status, url, sameOrigin, dropped }],
      open: () => open(next, number),
    }))
    return next.session
  }
}

/** null where the place the endpoint named cannot be asked: that is its doing, not an error of the user. */
function prepareNext(draft: RequestDraft): PreparedDraft | null {
  try {
    return prepareDraft(draft)
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}
