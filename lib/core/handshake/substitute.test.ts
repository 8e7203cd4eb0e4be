import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import type { RequestDraft } from './draft'
import { placeholderParts, placeholdersOf, substitute, substituteDraft } from './substitute'

describe('substitute', () => {
  it('fills what has a value and lists what has none', () => {
    expect(substitute('{{a}} {{b}} {{ a }} {{c}} {{b}}', { a: '1', c: '' })).toEqual({ text: '1 {{b}} 1  {{b}}', missing: ['b'] })
  })
  it('does not look into a value', () => {
    expect(substitute('{{a}}', { a: '{{b}}', b: 'x' })).toEqual({ text: '{{b}}', missing: [] })
  })
  it('takes an escaped pair of braces literally', () => {
    expect(substitute('\\{{a}} {{a}}', { a: '1' })).toEqual({ text: '{{a}} 1', missing: [] })
  })
  it('takes names of secrets, and nothing that is no name', () => {
    expect(substitute('{{secret:agent-1}} {{}} {{a b}} {a}', { 'secret:agent-1': 's' }).text).toBe('s {{}} {{a b}} {a}')
  })
  it('does not take what every object has for a value', () => {
    expect(substitute('{{constructor}}{{__proto__}}', {}).missing).toEqual(['constructor', '__proto__'])
  })
})

describe('substituteDraft', () => {
  it('fills lines and pairs, and the key in its own lines only', () => {
    const draft = {
      url: 'wss://{{host}}/',
      headers: [
        ['sec-websocket-KEY', '{{auto}}'] as const,
        { line: 'X:{{auto}}' },
        { line: 'A: {{host}}', enabled: false },
        { line: 'B: {{host}}', template: false },
        { line: 'C: {{host}}' },
      ],
    }
    expect(substituteDraft(draft, { host: 'h' }, 'KEY')).toEqual({
      draft: {
        url: 'wss://h/',
        headers: [
          ['sec-websocket-KEY', 'KEY'],
          { line: 'X:{{auto}}' },
          { line: 'A: {{host}}', enabled: false },
          { line: 'B: {{host}}', template: false },
          { line: 'C: h' },
        ],
      },
      missing: ['auto'],
    })
  })
  it('fills octets only when they are a template, and in UTF-8', () => {
    const raw = base64Encode(latin1Encode('GET /{{p}} \xff'))
    expect(substituteDraft({ url: 'ws://a', raw }, { p: '\u00e9' }, '').draft.raw).toBe(raw)
    expect(substituteDraft({ url: 'ws://a', raw, template: true }, { p: '\u00e9' }, '').draft.raw).toBe(
      base64Encode(latin1Encode('GET /\xc3\xa9 \xff')),
    )
    expect(substituteDraft({ url: 'ws://a', raw: base64Encode(latin1Encode('{{auto}}')), template: true }, {}, 'K').draft.raw).toBe('Sw==')
  })
  it('fills what is expected, patterns aside', () => {
    const draft: RequestDraft = {
      url: 'ws://a',
      expectations: [
        { kind: 'subprotocol', is: '{{x}}' },
        { kind: 'header', name: 'a', test: 'matches', value: 'b{{x}}' },
      ],
    }
    expect(substituteDraft(draft, { x: '1' }, '')).toEqual({
      draft: {
        url: 'ws://a',
        expectations: [
          { kind: 'subprotocol', is: '1' },
          { kind: 'header', name: 'a', test: 'matches', value: 'b{{x}}' },
        ],
      },
      missing: [],
    })
  })
  it('fills the network and the frames sent on open', () => {
    const draft = {
      url: 'ws://a',
      body: '{{x}}',
      network: { clientKey: '{{secret:key}}', family: 4 as const },
      session: { answerPings: false, sendOnOpen: [{ text: '{{x}}' }, { hex: '00' }] },
    }
    expect(substituteDraft(draft, { x: '1', 'secret:key': 'pem' }, '').draft).toEqual({
      url: 'ws://a',
      body: '1',
      network: { clientKey: 'pem', family: 4 },
      session: { answerPings: false, sendOnOpen: [{ text: '1' }, { hex: '00' }] },
    })
  })
})
it('lists the placeholders of a draft once, the automatic key left out', () => {
  expect(
    placeholdersOf({
      url: 'wss://{{host}}/',
      headers: [
        ['Host', '{{host}}'],
        { line: 'Sec-WebSocket-Key: {{auto}}' },
        { line: 'S: {{secret:a}}' },
        { line: 'X: {{no}}', enabled: false },
      ],
      network: { proxy: 'http://{{px}}' },
    }),
  ).toEqual(['host', 'secret:a', 'px'])
})

it('asks for no value that a before step gives in time, and for those of the steps themselves', () => {
  const step = {
    name: 'a',
    method: 'POST',
    url: 'http://{{host}}/',
    body: '{{late}}',
    extract: [{ variable: 'token', from: { json: '$' } }],
  }
  const later = { name: 'b', method: 'GET', url: 'http://b/{{token}}', extract: [{ variable: 'late', from: { json: '$' } }] }
  const draft = { url: 'ws://{{other}}/{{token}}?{{late}}', before: [step, later] }
  expect(placeholdersOf(draft)).toEqual(['host', 'late', 'other'])
  expect(substituteDraft(draft, { host: 'h', late: 'l', token: 't' }, '').draft).toMatchObject({
    url: 'ws://{{other}}/t?l',
    before: [{ url: 'http://h/', body: 'l' }, { url: 'http://b/t' }],
  })
})

it('cuts a text at its placeholders', () => {
  expect(placeholderParts('a{{ b }}\\{{c}}{{secret:d}}')).toEqual([
    { text: 'a' },
    { name: 'b' },
    { text: '{{' },
    { text: 'c}}' },
    { name: 'secret:d' },
  ])
})
