import { describe, expect, it } from 'vitest'
import type { RequestDraft } from '../handshake/draft'
import { changeLine, compareDrafts } from './compare-drafts'

const profile = (request: Partial<RequestDraft>, more: object = {}) => ({
  shown: { name: 'n', folder: '', tags: [], note: '', request: { url: 'ws://a/', headers: [], ...request }, ...more },
})
const changed = (...sides: Parameters<typeof compareDrafts>) =>
  compareDrafts(...sides)
    .filter(({ kind }) => kind !== 'same')
    .map(({ label, kind, before, after }) => [label, kind, before, after])

describe('compareDrafts', () => {
  it('sets fields and lines side by side', () => {
    const before = profile({
      headers: [
        ['Host', 'a'],
        ['X', '1'],
        ['Y', '2'],
      ],
      network: { verify: false },
    })
    const after = profile(
      {
        url: 'ws://b/',
        headers: [
          ['Host', 'a'],
          ['New', '0'],
          ['x', '3'],
          ['Y', '2'],
        ],
        session: { sendOnOpen: [{ text: 'hi' }] },
        variables: { node: 'a1' },
      },
      { folder: 'prod', tags: ['eu'] },
    )
    expect(changed(before, after)).toEqual([
      ['Folder', 'added', null, 'prod'],
      ['Tags', 'added', null, 'eu'],
      ['URL', 'changed', 'ws://a/', 'ws://b/'],
      ['X', 'changed', 'X: 1', 'x: 3'],
      ['New', 'added', null, 'New: 0'],
      ['text', 'added', null, 'hi'],
      ['Verify the certificate', 'removed', 'no', null],
      ['node', 'added', null, 'a1'],
    ])
    expect(changed(before, before)).toEqual([])
    expect(compareDrafts(before, before).map(({ label }) => label)).toEqual(['Name', 'URL', 'Host', 'X', 'Y', 'Verify the certificate'])
  })
  it('says that a masked value differs where the exact ones are at hand', () => {
    const masked = profile({ headers: [{ line: 'Secret-Key: ******', secret: true, kept: 0 }], network: { clientKey: '******' } }).shown
    const exact = (secret: string) => profile({ headers: [['Secret-Key', secret]], network: { clientKey: secret } }).shown
    const rows = compareDrafts({ shown: masked, exact: exact('secret') }, { shown: masked, exact: exact('hidden') })
    expect(rows.filter(({ hidden }) => hidden).map(({ label, kind, before, after }) => [label, kind, before, after])).toEqual([
      ['Secret-Key', 'changed', 'Secret-Key: ******', 'Secret-Key: ******'],
      ['Client key', 'changed', '******', '******'],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/: secret|: hidden/)
    expect(changeLine(rows)).toBe('the secret of Secret-Key, the secret of Client key')
  })
})

describe('changeLine', () => {
  it('names what changed in a line', () => {
    const line = (...sides: Parameters<typeof compareDrafts>) => changeLine(compareDrafts(...sides))
    expect(line(profile({}), profile({}))).toBe('nothing')
    expect(line(profile({}), profile({ headers: [['X', '1']] }))).toBe('X')
    const many = profile(
      {
        url: 'ws://b/',
        method: 'POST',
        headers: [
          ['X', '1'],
          ['Y', '1'],
        ],
        network: { verify: true, family: 4 },
        session: { echoClose: true },
        variables: { a: '1', b: '2' },
      },
      { name: 'm' },
    )
    expect(line(profile({}), many)).toBe('Name, URL, Method, 2 header lines, Echo Close, 2 network settings and 1 more')
  })
})
