import type { SavedMessage } from '../../handshake/draft'
import { clean } from './finish'

/** Messages that a draft may keep. */
export const MOST_MESSAGES = 200

export type CollectedMessage = { readonly name: string; readonly text: string; readonly binary?: 'base64' | 'hex' }

/** The messages a collection keeps beside a request, as those of a draft: a name each, the second of a name with a number. */
export function savedMessages(found: readonly CollectedMessage[]): SavedMessage[] {
  const seen = new Map<string, number>()
  return found.slice(0, MOST_MESSAGES).map(({ name, text, binary }, index) => {
    const title = clean(name) || `Message ${index + 1}`
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    const frame = binary === undefined ? ({ opcode: 'text', text } as const) : ({ opcode: 'binary', [binary]: text } as const)
    return { name: count === 1 ? title : `${title} (${count})`, frame }
  })
}
