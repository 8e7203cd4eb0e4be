import { createContext } from 'react'
import type { SavedMessage } from '@/lib/core/handshake/draft'

/** Messages at hand while a session is open, and where further ones are kept. */
export type MessageBook = {
  readonly messages: readonly SavedMessage[]
  /** Keeps a message; one of the same name is replaced. Resolves with where it is kept. Absent where there is no place for it. */
  readonly save?: (message: SavedMessage) => Promise<string>
}

/** The book of the page around: the workbench keeps messages in its draft. */
export const MessageBookContext = createContext<MessageBook | null>(null)

/** A list with a message added, in the place of one with the same name. */
export function withMessage(messages: readonly SavedMessage[], message: SavedMessage): SavedMessage[] {
  const at = messages.findIndex(({ name }) => name === message.name)
  return at === -1 ? [...messages, message] : messages.with(at, message)
}
