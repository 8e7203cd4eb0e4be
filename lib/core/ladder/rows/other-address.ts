import { targetOf } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

const MOST = 4

export const otherAddress: LadderRow = {
  id: 'other-address',
  title: 'Other addresses of the name',
  cause: 'the address',
  changesTheWay: true,
  plan({ draft, addresses, used }) {
    const target = targetOf(draft)
    const { proxy, socketPath, connectTo } = draft.network ?? {}
    if (target === null) return { not: 'The URL cannot be read.' }
    if (target.scheme === 'practice') return { not: 'A practice endpoint has one address.' }
    if (proxy) return { not: 'A proxy dials: which address it takes is not ours to choose.' }
    if (socketPath) return { not: 'A Unix socket is dialled.' }
    if (connectTo) return { not: 'The request says which address to dial.' }
    if (addresses === null) return { each: [] }
    const others = addresses.filter((address) => address !== used)
    if (others.length === 0) return { not: 'The name has no other address.' }
    return {
      each: others.slice(0, MOST).map((address) => {
        const host = address.includes(':') ? `[${address}]` : address
        return { id: address, title: `At ${address}`, edits: [{ draft: { network: { connectTo: `${host}:${target.port}` } } }] }
      }),
    }
  },
  proves: {
    opens:
      'At this address of the same name it opens: the servers behind the name do not answer alike. The one dialled first is the one to look at.',
    refuses:
      'At this address of the same name it does not open: the servers behind the name do not answer alike, and clients fail now and then.',
  },
}
