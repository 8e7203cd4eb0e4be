import { copyText } from '@/components/ui/copy-text'
import { toast } from '@/components/ui/toast'
import { curlOf } from '@/lib/client/copy-as-curl'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { ReproduceGiven } from '@/lib/core/interchange/reproduce'
import { settingWords } from './words'

/** Copies a draft as a curl command, and says which variables stand for its secrets. */
export async function copyAsCurl(draft: RequestDraft, given?: ReproduceGiven): Promise<void> {
  const { text, variables } = await curlOf(draft, given)
  if (!(await copyText(text))) {
    toast({ tone: 'fail', title: 'The browser did not allow copying' })
    return
  }
  toast({ tone: 'pass', title: 'Copied as curl', ...(variables.length > 0 && { description: settingWords(variables) }) })
}
