import { afterEach, describe, expect, it } from 'vitest'
import { addShortcut, currentShortcuts, matches, shortcutFor } from './shortcuts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('matches', () => {
  it('takes mod as Control, and as Command on a Mac', () => {
    expect(matches('mod+enter', press('Enter', { ctrlKey: true }), false)).toBe(true)
    expect(matches('mod+enter', press('Enter', { metaKey: true }), true)).toBe(true)
    expect(matches('mod+enter', press('Enter', { ctrlKey: true }), true)).toBe(false)
    expect(matches('mod+enter', press('Enter'), false)).toBe(false)
  })

  it('ignores the Shift that a sign needs, not the Shift of a letter', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(matches('mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
  })
})

describe('shortcutFor', () => {
  const removers: (() => void)[] = []
  afterEach(() => {
    for (const remove of removers.splice(0)) remove()
  })
  const add = (keys: string, does: string, whileTyping: boolean) =>
    removers.push(addShortcut({ keys, does, group: 'Test', whileTyping, run: () => undefined }))

  it('prefers the one added last, and leaves plain keys to the text field being typed in', () => {
    add('?', 'first', false)
    add('?', 'second', false)
    expect(shortcutFor(press('?'), false, false)?.does).toBe('second')
    expect(shortcutFor(press('?'), false, true)).toBeUndefined()
    removers.splice(0).forEach((remove) => void remove())
    expect(currentShortcuts()).toEqual([])
  })

  it('leaves a key alone where the focus is elsewhere', () => {
    let here = false
    const own = { keys: 'x', does: 'tick', group: 'Test', whileTyping: false, run: () => undefined }
    removers.push(addShortcut({ ...own, when: () => here }))
    expect(shortcutFor(press('x'), false, false)).toBeUndefined()
    here = true
    expect(shortcutFor(press('x'), false, false)?.does).toBe('tick')
  })
})
