import type { LadderRow } from '../../changes/ladder-row'

export const direct: LadderRow = {
  id: 'direct',
  title: 'Direct, not through the proxy',
  cause: 'the proxy',
  changesTheWay: true,
  sideEffect: 'The endpoint is dialled from the machine Sockscope runs on.',
  plan: ({ draft }) =>
    draft.network?.proxy ? { edits: [{ draft: { network: { proxy: null } } }] } : { not: 'The request goes through no proxy.' },
  proves: {
    opens: 'Without the proxy it opens: the proxy refuses, or changes what goes through it.',
    refuses: 'Without the proxy it does not open: from here the endpoint is reached only through it.',
    same: 'It opens without the proxy too.',
  },
}
