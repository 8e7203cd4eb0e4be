import { lineValue, originOf, targetOf } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const sameOrigin: LadderRow = {
  id: 'same-origin',
  title: 'Origin = scheme and Host',
  cause: 'Origin',
  plan({ draft }) {
    const target = targetOf(draft)
    if (target === null) return { not: 'The URL cannot be read.' }
    const host = lineValue(draft, 'Host') || target.authority
    const value = originOf({ ...target, authority: host })
    if (/[\s,/{}]/.test(host)) return { not: `Host is "${host}": no origin can be made of it.` }
    if (lineValue(draft, 'Origin') === value) return { not: `Origin is ${value} already.` }
    return { title: `Origin = ${value}`, edits: [{ line: 'Origin', value }] }
  },
  proves: {
    opens: 'With the origin of its own host it opens: the endpoint, or a proxy in front, compares Origin with Host.',
    refuses:
      'The origin of the host itself is refused, and the one that was sent is taken: the list of allowed origins names another host, as behind a proxy that changes Host.',
  },
}
