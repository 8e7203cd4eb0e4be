import { describe, expect, it } from 'vitest'
import { applyEdits } from '../changes/apply-edits'
import { sentLines } from '../changes/draft-lines'
import type { RequestDraft } from '../handshake/draft'
import { planOrigins } from './origins'

const draft = (url: string, ...lines: [string, string][]): RequestDraft => ({ url, headers: [['Host', url.split('/')[2] ?? ''], ...lines] })
const values = (url: string) => Object.fromEntries(planOrigins(draft(url)).origins.map(({ id, origin }) => [id, origin]))

describe('planOrigins', () => {
  it('has every origin that an attacker could have', () => {
    expect(values('wss://app.example.com/x')).toEqual({
      none: null,
      same: 'https://app.example.com',
      foreign: 'https://evil.test',
      null: 'null',
      'host-first': 'https://app.example.com.evil.test',
      'host-last': 'https://evilapp.example.com',
      sibling: 'https://sibling.example.com',
      scheme: 'http://app.example.com',
      port: 'https://app.example.com:8443',
    })
  })
  it('leaves out what a host has not, with the reason', () => {
    expect(Object.keys(values('ws://127.0.0.1:8080/'))).toEqual(['none', 'same', 'foreign', 'null', 'host-first', 'scheme', 'port'])
    expect(planOrigins(draft('ws://127.0.0.1:8080/')).left).toEqual([
      'The host is an address: there is no name that ends like it.',
      'The host has no sibling subdomain.',
      'The request has no Cookie: cells with one are left out.',
      'The request has no token: cells with one are left out.',
    ])
    expect(values('ws://[::1]:8443/')).toMatchObject({ same: 'http://[::1]:8443', port: 'http://[::1]:9443' })
    expect(Object.keys(values('ws://localhost/'))).not.toContain('sibling')
  })
  it('reads the host from the Host line, as a server does', () => {
    expect(planOrigins({ url: 'wss://10.0.0.1/', headers: [['Host', 'app.example.com']] }).origins[1]?.origin).toBe(
      'https://app.example.com',
    )
    expect(planOrigins({ url: 'nowhere' })).toMatchObject({ origins: [], cells: [] })
  })
  it('sends each cell with only the credentials of its column', () => {
    const both = draft('wss://a.example/', ['Cookie', 'sid=1'], ['Authorization', 'Bearer 0123456789'])
    const plan = planOrigins(both)
    expect(plan.credentials).toEqual(['cookie', 'token', 'none'])
    const sent = (id: string) =>
      sentLines(applyEdits(both, plan.cells.find((one) => one.id === id)?.edits ?? [])).map(({ name, value }) => `${name}: ${value}`)
    expect(sent('foreign/cookie')).toEqual(['Host: a.example', 'Cookie: sid=1', 'Origin: https://evil.test'])
    expect(sent('null/token')).toEqual(['Host: a.example', 'Authorization: Bearer 0123456789', 'Origin: null'])
    expect(sent('none/none')).toEqual(['Host: a.example'])
  })
  it('begins with what the three-way comparison needs', () => {
    const { cells } = planOrigins(draft('wss://a.example/', ['Cookie', 'sid=1']))
    expect(cells.slice(0, 4).map(({ id }) => id)).toEqual(['same/cookie', 'same/none', 'foreign/cookie', 'foreign/none'])
    expect(cells).toHaveLength(16)
  })
})
