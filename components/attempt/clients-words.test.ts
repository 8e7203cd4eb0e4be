import { expect, it } from 'vitest'
import type { ClientView } from '@/lib/core/report/view'
import { clientGroups, clientsSentence } from './clients-words'

const client = (title: string, opens: boolean | null): ClientView => ({
  client: title,
  title,
  version: '1',
  opens,
  refusesOn: [],
  unclear: [],
  measured: '2026-11-25',
  how: 'measured',
  source: '',
})

it('names who would open and who would not, without what stands in brackets', () => {
  const clients = [client('Chromium', false), client('ws', true), client('undici (WebSocket of Node.js)', true)]
  expect(clientsSentence(clients, 101)).toBe('ws and undici would open this 101, Chromium would not')
})

it('counts them where they are many', () => {
  const clients = [...'abcdef'].map((title) => client(title, title !== 'f'))
  expect(clientsSentence(clients, 101)).toBe('5 clients would open this 101, f would not')
})

it('says when all of them, or none, would open it', () => {
  expect(clientsSentence([client('a', false), client('b', false)], 403)).toBe('None of 2 clients would open this 403')
  expect(clientsSentence([client('a', true), client('b', true)], 101)).toBe('All of 2 clients would open this 101')
  expect(clientsSentence([client('a', false)], null)).toBe('None of 1 clients would open this answer')
})

it('does not leave out those of whom it cannot be told', () => {
  expect(clientsSentence([client('a', null), client('b', false)], 302)).toBe('b would not open this 302; of a it cannot be told')
  expect(clientsSentence([client('a', null), client('b', true)], 101)).toBe('b would open this 101; of a it cannot be told')
  expect(clientsSentence([client('a', null)], 101)).toBe('It cannot be told whether a would open this 101')
})

it('sorts clients by what they would do, in their order', () => {
  const [a, b, c] = [client('a', null), client('b', true), client('c', true)]
  expect(clientGroups([a, b, c])).toEqual({ refuse: [], open: [b, c], unclear: [a] })
})
