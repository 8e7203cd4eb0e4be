import { expect, it, vi } from 'vitest'
import { CLIENTS } from '../clients/index'
import type { ClientProfile } from '../clients/profile'
import { clientViews } from './client-views'

it('gives each client with its source, and masks every sentence once', () => {
  const ws = CLIENTS.find(({ id }) => id === 'ws') as ClientProfile // safe: a profile of this project
  const text = vi.fn((sentence: string) => sentence.replaceAll('secret', '******'))
  const reason = { rule: 'response/upgrade-websocket', because: 'Upgrade is "secret"', says: 'got secret' }
  const views = clientViews(
    [
      { profile: ws, opens: false, refusesOn: [reason], unclear: [] },
      { profile: { ...ws, id: 'other' }, opens: null, refusesOn: [], unclear: [{ ...reason, says: null }] },
    ],
    text,
  )
  expect(views).toEqual([
    {
      client: 'ws',
      title: 'ws',
      version: ws.version,
      opens: false,
      refusesOn: [{ rule: 'response/upgrade-websocket', because: 'Upgrade is "******"', says: 'got ******' }],
      unclear: [],
      measured: ws.at,
      how: 'measured',
      source: 'npm run clients:measure',
    },
    expect.objectContaining({
      client: 'other',
      opens: null,
      unclear: [{ rule: 'response/upgrade-websocket', because: 'Upgrade is "******"', says: null }],
    }),
  ])
  expect(text).toHaveBeenCalledTimes(2)
})
