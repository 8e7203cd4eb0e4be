import { copyLinkTo } from '@/components/profiles/copy-link'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { fragmentOfDraft } from '@/lib/client/draft-link'
import type { RequestDraft } from '@/lib/core/handshake/draft'

/** Where programs that pass links on begin to cut them, characters. */
const OFTEN_CUT = 8_000

/** Copies a link that carries the draft in itself, and says what is in it. */
export async function copyDraftLink(draft: RequestDraft, name?: string): Promise<void> {
  try {
    const url = `${window.location.origin}/${await fragmentOfDraft(draft, name)}`
    const size = url.length > OFTEN_CUT ? ` It has ${url.length} characters: some programs cut links as long as that.` : ''
    await copyLinkTo(url, `It carries the draft itself; secrets are placeholders in it.${size}`)
  } catch (error) {
    toast({ tone: 'fail', title: 'The link could not be made', description: errorText(error) })
  }
}
