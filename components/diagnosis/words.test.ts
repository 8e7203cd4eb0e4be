import { describe, expect, it } from 'vitest'
import { causeTitle, editLines, nameTitle } from './words'

describe('causeTitle', () => {
  it('begins with a capital, and hedges once what nobody verified', () => {
    expect(causeTitle({ title: 'the node is connected already', basis: 'measured' })).toBe('The node is connected already')
    expect(causeTitle({ title: 'reject_unauthorized_connection was called', basis: 'source' })).toBe(
      'reject_unauthorized_connection was called',
    )
    expect(causeTitle({ title: 'a firewall matched', basis: 'unverified' })).toBe('Possibly a firewall matched')
    expect(causeTitle({ title: 'possibly a firewall matched', basis: 'unverified' })).toBe('Possibly a firewall matched')
  })
})

describe('editLines', () => {
  it('says what is set and what is left out', () => {
    expect(
      editLines([
        { line: 'Origin', value: null },
        { line: 'Upgrade', value: 'websocket' },
        { draft: { url: 'ws://example.com/b', network: { alpn: ['http/1.1'] }, body: null } },
      ]),
    ).toEqual(['without Origin', 'Upgrade: websocket', 'url: ws://example.com/b', 'network: {"alpn":["http/1.1"]}', 'without body'])
  })
})

describe('nameTitle', () => {
  it('reads the name of an id', () => {
    expect(nameTitle('action-cable/not-found')).toBe('Not found')
  })
})
