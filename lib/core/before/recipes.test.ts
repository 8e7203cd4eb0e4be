import { expect, it } from 'vitest'
import { beforeProblems } from './problem'
import { recipesFor, withQuery } from './recipes'

it.each(['wss://app.test:8443/hub/?x=1', 'ws://{{host}}', 'practice:/echo', ''])('gives steps that can be sent, for %s', (url) => {
  expect(beforeProblems(recipesFor(url).map(({ step }) => step))).toEqual([])
})

it('asks the host of the handshake, by http', () => {
  const of = (url: string, id: string) => recipesFor(url).find((one) => one.id === id)?.step.url
  expect(of('wss://app.test:8443/hub/?x=1', 'signalr')).toBe('https://app.test:8443/hub/negotiate?negotiateVersion=1')
  expect(of('ws://{{host}}', 'engine-io')).toBe('http://{{host}}/socket.io/?EIO=4&transport=polling')
  expect(of('WSS://r.test/v3/subscribe', 'rancher')).toBe('https://r.test/v3-public/localProviders/local?action=login')
  expect(of('practice:/echo', 'oauth2')).toBe('https://example.com/oauth2/token')
})

it('puts parameters into a query, each once', () => {
  expect(withQuery('ws://a/b', 'id={{x}}')).toBe('ws://a/b?id={{x}}')
  expect(withQuery('ws://a/b?EIO=3&t=1#f', 'EIO=4&sid={{sid}}')).toBe('ws://a/b?t=1&EIO=4&sid={{sid}}#f')
})
