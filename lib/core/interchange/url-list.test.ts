import { describe, expect, it } from 'vitest'
import { urlList } from './url-list'

const TEXT = '# staging\r\nwss://a.example/live\r\n\r\n  https://b.example/x?y=#z   # the other one\n// old\n; older\npractice:/echo\n'

describe('urlList', () => {
  it('reads one URL a line, and the comment behind it as its name', () => {
    expect(urlList.read(TEXT)).toEqual({
      format: 'url-list',
      drafts: [{ url: 'wss://a.example/live' }, { url: 'wss://b.example/x?y=#z', note: 'the other one' }, { url: 'practice:/echo' }],
      notes: [{ code: 'scheme-mapped', text: 'https:// became wss://: a WebSocket URL names its own scheme' }],
      placeholders: [],
      problems: [],
    })
  })
  it('points at a line that is no URL, and reads the others', () => {
    const text = 'ws://a\nnot a url\nws://b:99999/\nws://<host>/c'
    const { drafts, problems } = urlList.read(text)
    expect(drafts.map(({ url }) => url)).toEqual(['ws://a', 'ws://<host>/c'])
    expect(problems.map(({ message, start, end }) => [message, text.slice(start, end)])).toEqual([
      ['The line is "not a url": expected a URL such as wss://host/path', 'not a url'],
      ['port is "99999": expected a number from 1 to 65535', 'ws://b:99999/'],
    ])
  })
  it('reads a thousand, says how many there were, and points at twenty lines at most', () => {
    const result = urlList.read(`${'ws://a\n'.repeat(1500)}${'x y\n'.repeat(50)}`)
    expect([result.drafts.length, result.problems.length]).toEqual([1000, 20])
    expect(result.notes.map(({ text }) => text)).toEqual([
      '50 lines could not be read: the first 20 are shown',
      '1500 URLs were found: the first 1000 were read',
    ])
  })
  it('says when there is none', () => {
    expect(urlList.read('# a\n').problems).toEqual([{ message: 'The text has no URL: expected one a line', start: 0, end: 3 }])
  })
  it('is recognised by its lines, of which there are more than one', () => {
    expect(
      [TEXT, 'ws://a\nws://b', 'ws://a', 'ws://a\nsome words', '# a\n# b', `${'ws://a\n'.repeat(10_000)}`].map(urlList.detect),
    ).toEqual([true, true, false, false, false, true])
  })
})
