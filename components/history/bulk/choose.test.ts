import { expect, it } from 'vitest'
import { choose, NONE, type Selection } from './choose'

const row = (id: string) => ({ id, createdAt: `2026-11-2${id}`, pinned: false })
const items = ['1', '2', '3', '4'].map(row)
const ids = (selection: Selection) => (selection.all ? 'all' : selection.some.map(({ id }) => id).sort())
const click = (before: Selection, id: string, anchor: string | null = null, range = false) =>
  choose(before, { items, clicked: row(id), anchor, range })

it('ticks and unticks one', () => {
  const one = click(NONE, '2')
  expect(ids(one)).toEqual(['2'])
  expect(ids(click(one, '2'))).toEqual([])
})

it('ticks all from the one before, in either direction, and unticks them again', () => {
  const some = click(click(NONE, '4'), '2', '4', true)
  expect(ids(some)).toEqual(['2', '3', '4'])
  expect(ids(click(some, '3', '2', true))).toEqual(['4'])
})

it('ticks only the one where the one before is not in the list any more', () => {
  expect(ids(click(NONE, '2', 'gone', true))).toEqual(['2'])
})

it('leaves those in the list where one of all is unticked', () => {
  expect(ids(click({ all: true }, '3'))).toEqual(['1', '2', '4'])
})
