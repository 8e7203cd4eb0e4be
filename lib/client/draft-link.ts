import type { RequestDraft } from '../core/handshake/draft'
import {
  DRAFT_LINK_LIMIT,
  draftFragment,
  draftPayload,
  type LinkedDraft,
  readDraftFragment,
  readDraftPayload,
} from '../core/interchange/draft-link'

export type OpenedLink = { readonly ok: true; readonly linked: LinkedDraft } | { readonly ok: false; readonly message: string }

/**
 * The fragment of a link that carries a draft in itself, secrets as placeholders: servers and proxies on the way never see it.
 * Throws Error with a sentence where the draft is more than a link carries.
 */
export async function fragmentOfDraft(draft: RequestDraft, name?: string): Promise<string> {
  const octets = new TextEncoder().encode(draftPayload(draft, name))
  if (octets.length > DRAFT_LINK_LIMIT)
    throw new Error(
      `The draft has ${Math.ceil(octets.length / 1024)} KiB, and a link carries at most ${DRAFT_LINK_LIMIT / 1024}: save it as a profile and export that as a file`,
    )
  const stream = new Blob([octets]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return draftFragment(new Uint8Array(await new Response(stream).arrayBuffer()))
}

/** The draft a fragment carries; null where it carries none. What is wrong with it is told in a sentence, whatever it is. */
export async function draftOfFragment(fragment: string): Promise<OpenedLink | null> {
  const read = readDraftFragment(fragment)
  if (read === null || !read.ok) return read
  const json = await inflated(read.compressed)
  return typeof json === 'string' ? readDraftPayload(json) : { ok: false, message: json.message }
}

/** Inflates up to the limit and not an octet further: a few octets may stand for gigabytes. */
async function inflated(compressed: Uint8Array<ArrayBuffer>): Promise<string | { readonly message: string }> {
  const reader = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > DRAFT_LINK_LIMIT) {
        await reader.cancel()
        return { message: `The link inflates to more than ${DRAFT_LINK_LIMIT / 1024} KiB: expected a draft of at most that` }
      }
      chunks.push(value)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(chunks).arrayBuffer())
  } catch {
    return { message: 'The link was cut off or changed on its way: ask for it again' }
  }
}
