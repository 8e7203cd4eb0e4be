import { describe, expect, it } from 'vitest'
import { attemptView } from '../../../testing/compare-kit'
import { compareAddress, compareAnswer, compareBody, compareClose, compareTls, dialled } from './compare-facts'

const base = attemptView()
const kinds = (rows: readonly { label: string; kind: string; eachTime?: true }[]) =>
  rows.map(({ label, kind, eachTime }) => `${label} ${kind}${eachTime ? ' each time' : ''}`)

describe('facts side by side', () => {
  it('name the address with its port, that of a failure where none was reached', () => {
    expect(dialled(base)).toBe('192.0.2.1:80')
    const failure = { phase: 'connect' as const, code: 'connection-refused' as const, detail: '', address: '::1', port: 9 }
    expect(dialled({ ...base, target: { ...base.target, address: null }, failure })).toBe('[::1]:9')
    expect(dialled({ ...base, target: { ...base.target, address: null } })).toBeNull()
  })
  it('take another order of the same addresses as what differs each time', () => {
    const order = (...addresses: string[]) => ({
      ...base,
      target: { ...base.target, addresses: addresses.map((address) => ({ address, family: 4 as const })) },
    })
    expect(kinds(compareAddress(order('192.0.2.1', '192.0.2.2'), order('192.0.2.2', '192.0.2.1')))).toEqual([
      'URL same',
      'Address same',
      'Addresses of the name changed each time',
    ])
  })
  it('have TLS only where one side has it', () => {
    expect(compareTls(base, base)).toEqual([])
  })
  it('tell what became of both', () => {
    expect(kinds(compareAnswer(base, { ...base, outcome: 'refused', status: 403, subprotocol: 'chat' }))).toEqual([
      'Result same',
      'Outcome changed',
      'Status changed',
      'Protocol same',
      'Subprotocol added',
    ])
  })
  it('see a body that differs where its beginning does not', () => {
    const body = (end: string) => ({
      ...base,
      response: base.response && {
        ...base.response,
        body: {
          bytes: btoa(`${'x'.repeat(3000)}${end}`),
          length: 3001,
          framing: 'content-length' as const,
          contentType: 'text/plain',
          complete: true,
          truncated: false,
        },
      },
    })
    expect(kinds(compareBody(body('a'), body('b')))).toEqual(['Body changed'])
    expect(kinds(compareBody(body('a'), body('a')))).toEqual(['Body same'])
    expect(compareBody(base, base)).toEqual([])
  })
  it('tell how the sessions ended', () => {
    const close = {
      code: 1000,
      codeName: 'normal closure',
      reportedLocally: false,
      reason: '',
      by: 'us' as const,
      how: 'close-frame' as const,
      wireCode: 1000,
      explanation: '',
    }
    expect(kinds(compareClose({ ...base, close }, { ...base, close: { ...close, reason: 'bye' } }))).toEqual([
      'Close code same',
      'Reason added',
      'Closed by same',
      'How same',
    ])
  })
})
