import { afterEach, describe, expect, it } from 'vitest'
import type { NetworkDraft } from '@/lib/core/handshake/draft'
import { forgetSingleton, singleton } from '@/lib/server/platform/singleton'
import { prepareDraft } from './prepare'

afterEach(() => forgetSingleton('config'))

const LISTED = '/run/listed.sock'

/** What is wrong with a draft's network, by field; the settings list one Unix socket. */
function problemsOf(network: NetworkDraft, url = 'wss://a/') {
  forgetSingleton('config')
  singleton('config', () => ({ unixSockets: [LISTED] }))
  try {
    prepareDraft({ url, network })
    return []
  } catch (error) {
    return (error as { problems: { path: string; message: string }[] }).problems // safe: only InputError is thrown here
  }
}
const path = (field: string) => `request.network.${field}`

describe('prepareDraft, a Unix socket', () => {
  it('T-11: takes the very path that UNIX_SOCKETS lists', () => {
    expect(problemsOf({ socketPath: LISTED })).toEqual([])
    expect(problemsOf({ socketPath: '' })).toEqual([])
  })
  it.each([
    '/run/other.sock',
    '/run/../run/listed.sock',
    '/run//listed.sock',
    '/run/listed.sock/',
    'listed.sock',
    '\0/run/listed.sock',
    ' /run/listed.sock',
  ])('T-11: refuses %j', (socketPath) => {
    expect(problemsOf({ socketPath })).toEqual([
      {
        path: path('socketPath'),
        message: `socketPath is ${JSON.stringify(socketPath)}: expected a path that the setting UNIX_SOCKETS of this installation lists`,
      },
    ])
  })
  it('refuses a second way to the endpoint beside it', () => {
    const message = (other: string) => [{ path: path('socketPath'), message: `socketPath and ${other} are given: expected one of them` }]
    expect(problemsOf({ socketPath: LISTED, proxy: 'http://p' })).toEqual(message('proxy'))
    expect(problemsOf({ socketPath: LISTED, connectTo: 'a:1' })).toEqual(message('connectTo'))
    expect(problemsOf({ socketPath: LISTED }, 'practice:/echo')).toEqual(message('a practice URL'))
  })
})
