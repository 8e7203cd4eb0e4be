import { describe, expect, it } from 'vitest'
import { conversation } from '../rules/conversation'
import { ruleById } from '../rules/index'
import { judge } from '../rules/judge'
import { responseWhere, responseWith, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../rules/sample'
import { CLIENTS } from './index'
import { judgeClients } from './judge-clients'
import { TRAITS } from './traits'

const isKnown = (name: string) => {
  const [rule = '', reason] = name.split('#')
  if (rule.startsWith('trait/')) return reason === undefined && TRAITS.some((trait) => trait.id === rule)
  const found = ruleById(rule)
  return found !== undefined && (reason === undefined || Object.keys(found.reasons).includes(reason))
}

const opened = (response: readonly string[]) => {
  const artifacts = conversation({ name: '', because: '', response })
  return judgeClients(artifacts, judge(artifacts), CLIENTS)
    .filter(({ opens }) => opens)
    .map(({ profile }) => profile.id)
}

describe.each(CLIENTS)('$id', (client) => {
  it('names only rules, reasons and traits there are: after a change of those, npm run clients:measure', () => {
    const names = [...client.refuses.flatMap(({ on }) => on), ...client.opens, ...client.depends]
    expect(names.filter((name) => !isKnown(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('says what it is, which version, when and how that is known', () => {
    expect(client.at).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(client.version).toMatch(/\d/)
    expect(client.title.length).toBeGreaterThan(1)
    expect(client.about).toMatch(/\.$/)
    expect(client.source).toMatch(client.how === 'measured' ? /^npm run clients:measure/ : /^https:\/\//)
    for (const note of client.notes) expect(note).toMatch(/\.$/)
  })

  it('opens the answer of the RFC, and neither a refusal nor an accept value that is wrong', () => {
    expect(opened(SAMPLE_RESPONSE)).toContain(client.id)
    expect(opened(SAMPLE_REFUSAL)).not.toContain(client.id)
    expect(opened(responseWhere('Sec-WebSocket-Accept', 'Sec-WebSocket-Accept: Kfh9QIsMVZcl6xEPYxPHzW8SZ8w='))).not.toContain(client.id)
  })
})

it('tells clients apart: ws opens a Connection with two members, undici and faye-websocket do not', () => {
  const clients = opened(responseWhere('Connection', 'Connection: keep-alive, Upgrade'))
  expect(clients).toContain('ws')
  expect(clients).not.toContain('undici')
  expect(clients).not.toContain('faye-websocket')
})

it('tells clients apart by what they offer: compression without an offer is fine with ws and undici', () => {
  const clients = opened(responseWith('Sec-WebSocket-Extensions: permessage-deflate'))
  expect(clients).toContain('ws')
  expect(clients).not.toContain('faye-websocket')
})
