import { describe, expect, it } from 'vitest'
import { observed, RECORDINGS } from '../../testing/recordings'
import { lookAt } from './look'
import { upgradeMissed, upgradeSent } from './upgrade-missed'

const look = (name: string) => {
  const recording = RECORDINGS.find((one) => one.name === name)
  if (!recording) throw new Error(`no recording ${name}`)
  return lookAt(observed(recording))
}

describe('upgradeMissed', () => {
  it.each([
    'nginx-1.22/upgrade-stripped-ws',
    'nginx-1.22/upgrade-stripped-tornado',
    'nginx-1.22/upgrade-stripped-gorilla',
    'apache-2.4/upgrade-stripped-gorilla',
    'varnish-7.1/upgrade-stripped-tornado',
    'caddy-2.6/upgrade-stripped-ws',
  ])('%s: the library behind says that no upgrade came', (name) => {
    expect([upgradeMissed(look(name)), upgradeSent(look(name))]).toEqual([expect.anything(), expect.anything()])
  })

  it.each([
    'ws-echo/b_plain_get', // we did not ask
    'nginx-1.22/not-found',
    'nginx-1.22/no-host',
    'haproxy-2.6/bad-header',
    'ws-echo/d_missing_key',
    'apache-2.4/wstunnel-alone-other-upgrade', // Apache's own page, and no websocket was asked for
    'ws-echo/a_handshake',
  ])('%s: nothing of the kind', (name) => {
    expect(upgradeMissed(look(name))).toBeNull()
  })

  it('is nowhere in the recordings without a proxy, where the whole upgrade was asked for', () => {
    const proxied = /^(nginx|apache|haproxy|caddy|varnish|squid)-\d|^captures\/nginx/
    const direct = RECORDINGS.filter(({ name }) => !proxied.test(name))
    expect(direct.filter((recording) => upgradeMissed(lookAt(observed(recording)))).map(({ name }) => name)).toEqual([])
  })
})
