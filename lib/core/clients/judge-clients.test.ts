import { expect, it } from 'vitest'
import { conversation } from '../rules/conversation'
import { judge } from '../rules/judge'
import { requestWith, responseWhere, responseWith, SAMPLE_RESPONSE } from '../rules/sample'
import { judgeClients } from './judge-clients'
import type { ClientProfile } from './profile'

const PROFILE: ClientProfile = {
  id: 'strict',
  title: 'Strict',
  about: '',
  how: 'measured',
  source: '',
  notes: [],
  version: '1',
  on: '',
  at: '2026-11-25',
  offers: null,
  follows: false,
  refuses: [],
  opens: [],
  depends: [],
}

function told(profile: Partial<ClientProfile>, response: readonly string[] | string, request?: readonly string[]) {
  const artifacts = conversation({ name: '', because: '', response, ...(request && { request }) })
  const [verdict] = judgeClients(artifacts, judge(artifacts), [{ ...PROFILE, ...profile }])
  return verdict && { opens: verdict.opens, refusesOn: verdict.refusesOn, unclear: verdict.unclear }
}

it('says of nobody that they would open while no response head came', () => {
  expect(judgeClients({}, [], [PROFILE])).toEqual([])
})

it('lets every client open an answer without a fault', () => {
  expect(told({}, SAMPLE_RESPONSE)).toEqual({ opens: true, refusesOn: [], unclear: [] })
})

it('names the rule, what stands in the answer, and the words of the client filled from it', () => {
  const refuses = [{ says: 'Bad Upgrade "{Upgrade}" at {host} ({status} {phrase})', on: ['response/upgrade-websocket'] }]
  expect(told({ refuses }, responseWhere('Upgrade', 'Upgrade: h2c'))).toEqual({
    opens: false,
    refusesOn: [
      {
        rule: 'response/upgrade-websocket',
        because: 'Upgrade is "h2c": expected "websocket"',
        says: 'Bad Upgrade "h2c" at example.com:80 (101 Switching Protocols)',
      },
    ],
    unclear: [],
  })
})

it('fills the words of a client once: what an endpoint sends is not filled again', () => {
  const refuses = [{ says: 'got {Upgrade}', on: ['response/upgrade-websocket'] }]
  expect(told({ refuses }, responseWhere('Upgrade', 'Upgrade: {host}'))?.refusesOn[0]?.says).toBe('got {host}')
})

it('opens where the client is known to open all the same', () => {
  expect(told({ opens: ['response/upgrade-websocket'] }, responseWhere('Upgrade', 'Upgrade: h2c'))?.opens).toBe(true)
})

it('does not tell where nobody tried the client on a fault that makes clients fail, or where it depends', () => {
  const unclear = [{ rule: 'response/upgrade-websocket', because: 'Upgrade is "h2c": expected "websocket"', says: null }]
  expect(told({}, responseWhere('Upgrade', 'Upgrade: h2c'))).toEqual({ opens: null, refusesOn: [], unclear })
  expect(told({ depends: ['response/upgrade-websocket'] }, responseWhere('Upgrade', 'Upgrade: h2c'))?.opens).toBe(null)
})

it('takes a fault that clients tolerate for tolerated where nobody tried', () => {
  expect(told({}, responseWith('Content-Length: 0'))?.opens).toBe(true)
})

it('refuses on a legal trait where that client does', () => {
  const refuses = [{ says: null, on: ['trait/connection-has-more-members'] }]
  const answer = responseWhere('Connection', 'Connection: keep-alive, Upgrade')
  expect(told({ refuses }, answer)?.refusesOn).toEqual([
    { rule: 'trait/connection-has-more-members', because: 'Connection has another member beside Upgrade', says: null },
  ])
  expect(told({}, answer)?.opens).toBe(true)
})

it('judges extensions by what the client itself offers, not by what was asked', () => {
  const refuses = [{ says: null, on: ['response/extensions-offered'] }]
  const answer = responseWith('Sec-WebSocket-Extensions: permessage-deflate')
  const asked = requestWith('Sec-WebSocket-Extensions: permessage-deflate')
  expect(told({ refuses, offers: 'permessage-deflate' }, answer)?.opens).toBe(true)
  expect(told({ refuses, offers: null }, answer, asked)?.opens).toBe(false)
})

it('does not hold the request against the client: it sends its own', () => {
  expect(told({}, SAMPLE_RESPONSE, requestWith('Sec-WebSocket-Version: 8'))?.opens).toBe(true)
})

it('does not tell what a client finds that follows a redirect', () => {
  const refuses = [{ says: 'no', on: ['response/status-101'] }]
  const redirect = ['HTTP/1.1 302 Found', 'Location: /elsewhere']
  expect(told({ refuses }, redirect)?.opens).toBe(false)
  expect(told({ refuses, follows: true }, redirect)).toEqual({
    opens: null,
    refusesOn: [],
    unclear: [{ rule: 'response/status-101', because: 'It goes on to where the redirect leads', says: null }],
  })
})

it('cuts what it quotes from an endpoint', () => {
  const refuses = [{ says: '{Upgrade}', on: ['response/upgrade-websocket'] }]
  expect(told({ refuses }, responseWhere('Upgrade', `Upgrade: ${'a'.repeat(5000)}`))?.refusesOn[0]?.says).toHaveLength(200)
})
