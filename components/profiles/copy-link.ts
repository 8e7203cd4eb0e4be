import { copyText } from '@/components/ui/copy-text'
import { toast } from '@/components/ui/toast'

/** Copies a link and says what it is; where the browser refuses, shows it to be copied by hand. */
export async function copyLinkTo(url: string, what: string): Promise<void> {
  if (await copyText(url)) toast({ tone: 'pass', title: 'The link was copied', description: what })
  else toast({ tone: 'warn', title: 'The browser refused to copy', description: url })
}
