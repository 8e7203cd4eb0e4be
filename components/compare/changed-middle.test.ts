import { describe, expect, it } from 'vitest'
import { changedMiddle } from './changed-middle'

describe('changedMiddle', () => {
  it('cuts two lines where they differ', () => {
    expect(changedMiddle('Host: a.example', 'Host: bc.example')).toEqual({
      before: { begin: 'Host: ', middle: 'a', end: '.example' },
      after: { begin: 'Host: ', middle: 'bc', end: '.example' },
    })
  })
  it('counts no character twice', () => {
    expect(changedMiddle('aa', 'aaa')).toEqual({
      before: { begin: 'aa', middle: '', end: '' },
      after: { begin: 'aa', middle: 'a', end: '' },
    })
  })
  it('cuts nothing where there is little in common', () => {
    expect(changedMiddle('accepted', 'refused')).toBeNull()
    expect(changedMiddle('', 'x')).toBeNull()
  })
  it('keeps surrogate pairs whole', () => {
    expect(changedMiddle('x😀', 'x😁')?.before).toEqual({ begin: 'x', middle: '😀', end: '' })
  })
})
