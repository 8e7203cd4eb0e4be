import { targetOf } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'
import { urlParts } from '../../handshake/target'

export const trailingSlash: LadderRow = {
  id: 'trailing-slash',
  title: 'Trailing slash',
  cause: 'the path',
  sideEffect: 'It asks for another resource of the same server.',
  plan({ draft }) {
    const target = targetOf(draft)
    if (target === null) return { not: 'The URL cannot be read.' }
    if (draft.target !== undefined && draft.target !== target.resource)
      return { not: 'The request names a target of its own, not the one of the URL.' }
    const { path } = urlParts(draft.url)
    const [way = ''] = path.split('?', 1)
    if (way === '' || way === '/') return { not: 'The path is "/": it has no slash to add or remove.' }
    const changed = way.endsWith('/') ? way.slice(0, -1) : `${way}/`
    const at = draft.url.indexOf(path)
    if (at === -1) return { not: 'The path cannot be told from the URL.' }
    const url = `${draft.url.slice(0, at)}${changed}${draft.url.slice(at + way.length)}`
    return { title: way.endsWith('/') ? 'Without the trailing slash' : 'With a trailing slash', edits: [{ draft: { url } }] }
  },
  proves: {
    opens: 'With the other path it opens: the slash at the end is what the endpoint, or the rule of a proxy, matches.',
    refuses: 'With the other path it is refused: the slash at the end matters here. Configure clients with the path as it was sent.',
    same: 'Both paths open.',
  },
}
