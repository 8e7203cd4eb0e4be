import { describe, expect, it } from 'vitest'
import { type Expectation, withTexts } from './expectation'

const upper = (text: string) => text.toUpperCase()
const starred = (text: string) => '*'.repeat(text.length)

describe('withTexts', () => {
  it('changes the texts that are compared and leaves names, numbers and patterns', () => {
    const all: readonly Expectation[] = [
      { kind: 'header', name: 'server', test: 'contains', value: 'nginx' },
      { kind: 'header', name: 'server', test: 'matches', value: '^nginx' },
      { kind: 'header', name: 'server', test: 'present' },
      { kind: 'subprotocol', is: 'chat' },
      { kind: 'subprotocol', is: null },
      { kind: 'message', which: 'any', path: '$.a', test: 'equals', value: 'up' },
      { kind: 'message', which: 2, test: 'equals', value: 7 },
      { kind: 'message', which: 'first', test: 'matches', value: 'a+' },
      { kind: 'status', is: [101, '4xx'] },
      { kind: 'close', code: 1000 },
    ]
    expect(all.map((one) => withTexts(one, upper))).toEqual([
      { kind: 'header', name: 'server', test: 'contains', value: 'NGINX' },
      { kind: 'header', name: 'server', test: 'matches', value: '^nginx' },
      { kind: 'header', name: 'server', test: 'present' },
      { kind: 'subprotocol', is: 'CHAT' },
      { kind: 'subprotocol', is: null },
      { kind: 'message', which: 'any', path: '$.a', test: 'equals', value: 'UP' },
      { kind: 'message', which: 2, test: 'equals', value: 7 },
      { kind: 'message', which: 'first', test: 'matches', value: 'a+' },
      { kind: 'status', is: [101, '4xx'] },
      { kind: 'close', code: 1000 },
    ])
  })

  it('changes patterns and paths where that is asked for, as for masking', () => {
    expect(withTexts({ kind: 'message', which: 'any', path: '$.a', test: 'matches', value: 'ab' }, upper, starred)).toEqual({
      kind: 'message',
      which: 'any',
      path: '***',
      test: 'matches',
      value: '**',
    })
  })
})
