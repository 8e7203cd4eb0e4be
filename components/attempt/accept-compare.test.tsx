import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AcceptCompare, differences } from './accept-compare'

describe('differences', () => {
  it('tells equal runs from different ones by position', () => {
    expect(differences('abXYe', 'abcde')).toEqual([
      { at: 0, text: 'ab', same: true },
      { at: 2, text: 'XY', same: false },
      { at: 4, text: 'e', same: true },
    ])
  })
  it('calls what stands beyond the other value different', () => {
    expect(differences('abc', 'a')).toEqual([
      { at: 0, text: 'a', same: true },
      { at: 1, text: 'bc', same: false },
    ])
  })
})

describe('AcceptCompare', () => {
  it('says how many characters differ and where the first is', () => {
    expect(renderToStaticMarkup(<AcceptCompare expected="s3pPLMBi" received="s3pQLMBx" />)).toContain(
      '2 of 8 characters differ, the first at position 4.',
    )
  })
  it('says when the field is absent', () => {
    expect(renderToStaticMarkup(<AcceptCompare expected="s3pPLMBi" received={null} />)).toContain(
      'The response has no Sec-WebSocket-Accept.',
    )
  })
})
