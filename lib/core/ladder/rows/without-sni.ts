import { parseAddress } from '../../address/literal'
import { targetOf } from '../../changes/draft-lines'
import type { LadderRow } from '../../changes/ladder-row'

export const withoutSni: LadderRow = {
  id: 'without-sni',
  title: 'Without SNI',
  cause: 'the server name in TLS (SNI)',
  changesTheWay: true,
  plan({ draft }) {
    const target = targetOf(draft)
    if (target === null) return { not: 'The URL cannot be read.' }
    if (!target.tls) return { not: 'There is no TLS.' }
    const name = draft.network?.serverName ?? target.host
    if (name === '' || parseAddress(name) !== null) return { not: 'No server name is sent.' }
    return { edits: [{ draft: { network: { serverName: '' } } }] }
  },
  proves: {
    opens: 'Without SNI it opens: the name sent in TLS leads to another virtual server than the one that answers by default.',
    refuses:
      'Without SNI it does not open: several names live at this address. A client or load balancer that sends none reaches the wrong one.',
  },
}
