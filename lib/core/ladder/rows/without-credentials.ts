import type { LadderRow } from '../../changes/ladder-row'
import { credentialsOf, withoutCredentials } from '../credentials'

export const withoutCredentialsRow: LadderRow = {
  id: 'without-credentials',
  title: 'Without credentials',
  cause: 'the credentials',
  sideEffect: 'It may be logged as an attempt of somebody unknown.',
  plan({ draft }) {
    const found = credentialsOf(draft)
    if (found.length === 0) return { not: 'The request has no credentials.' }
    return {
      title: `Without credentials (${found.map(({ where }) => where).join(', ')})`,
      edits: withoutCredentials(draft, ['cookie', 'token']),
    }
  },
  proves: {
    opens: 'Without credentials it opens: those that were sent are what is refused, because they are wrong, expired or of another kind.',
    refuses: 'Without credentials it is refused: the endpoint asks for them, and takes those that were sent.',
    same: 'It opens without credentials too: the handshake does not ask for them. They may be asked for in the first message.',
  },
}
