import { expect, it } from 'vitest'
import type { PackLadder } from '../changes/ladder-row'
import type { RequestDraft } from '../handshake/draft'
import { baseDraft, planRows, safety, sideEffectOf } from './plan'
import { ROWS } from './rows'

const DRAFT: RequestDraft = {
  url: 'ws://a/x',
  network: { maxRedirects: 3, family: 4 },
  session: { sendOnOpen: [{ text: 'hello' }], closeAfterMs: 5, answerPings: true },
}
const PACK: PackLadder = {
  safe: { edits: [{ line: 'Upgrade', value: null }], says: 'Every row is sent without the upgrade.' },
  danger: 'It rings a bell.',
  rows: [
    {
      id: 'own',
      title: 'Own',
      cause: 'its own thing',
      plan: () => ({ edits: [{ line: 'X-Own', value: '1' }] }),
      proves: { opens: 'Opens.', refuses: 'Refuses.' },
    },
  ],
}

it('repeats a draft without following redirects and without sending anything on open', () => {
  expect(baseDraft(DRAFT, [])).toEqual({ url: 'ws://a/x', network: { family: 4 }, session: { answerPings: true } })
  expect(baseDraft({ url: 'ws://a/' }, [])).toEqual({ url: 'ws://a/' })
  expect(safety([])).toBeNull()
})
it('sends every row with what a pack asks for, and says so', () => {
  expect(baseDraft({ url: 'ws://a/' }, [PACK]).headers).toHaveLength(4)
  expect(safety([PACK])).toBe('Every row is sent without the upgrade.')
  expect(sideEffectOf({ sideEffect: 'It is logged.' }, [PACK])).toBe(
    'One more request that cannot open a connection. It is logged. It rings a bell.',
  )
})
it('lists every row, those of packs last, and why one does not apply', () => {
  const rows = planRows({ draft: { url: 'ws://a/x' }, addresses: null, used: null }, [PACK])
  expect(rows.map(({ id }) => id)).toEqual([...ROWS.map(({ id }) => id), 'own'])
  expect(rows.find(({ id }) => id === 'without-origin')).toMatchObject({ why: 'The request has no Origin.', change: { edits: [] } })
  expect(rows.find(({ id }) => id === 'trailing-slash')?.change).toEqual({
    title: 'With a trailing slash',
    sideEffect: 'One more request that cannot open a connection. It asks for another resource of the same server. It rings a bell.',
    edits: [{ draft: { url: 'ws://a/x/' } }],
  })
})
it('has one row for each other address once they are known', () => {
  const given = { draft: { url: 'ws://a/' }, addresses: ['10.0.0.1', '10.0.0.2', '10.0.0.3'], used: '10.0.0.1' }
  expect(planRows(given, []).flatMap(({ id, why }) => (id.startsWith('other') ? [[id, why]] : []))).toEqual([
    ['other-address:10.0.0.2', null],
    ['other-address:10.0.0.3', null],
  ])
  expect(planRows({ ...given, addresses: null }, []).find(({ id }) => id === 'other-address')?.why).toBeNull()
})
