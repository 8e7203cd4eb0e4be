import { expect, it } from 'vitest'
import { nameOf, walkItems } from './walk-items'

const walked = (root: { readonly [name: string]: unknown }) =>
  [...walkItems(root)].map(({ item, path, auth }) => [...path, nameOf(item), auth === null ? '' : String(auth.type)].join('/'))

it('walks folders in their order, with the nearest auth', () => {
  expect(
    walked({
      auth: { type: 'bearer' },
      item: [
        { name: 'A', request: {} },
        {
          name: 'F',
          auth: { type: 'basic' },
          item: [
            { name: 'B', request: {} },
            { name: 'C', request: { auth: { type: 'noauth' } } },
            { name: 'G', item: [] },
          ],
        },
        { name: 'D', request: 'ws://d' },
      ],
    }),
  ).toEqual(['A/bearer', 'F/B/basic', 'F/C/noauth', 'D/bearer'])
})
it('walks the extensible form, whose requests keep their messages as children', () => {
  expect(
    walked({
      children: [
        { type: 'folder', title: 'F', children: [{ type: 'ws-raw-request', title: 'A', children: [{ type: 'ws-raw-message' }] }] },
      ],
    }),
  ).toEqual(['F/A/'])
})
it('passes over what is no item, and goes so deep and no deeper', () => {
  expect(walked({ item: [null, 1, [], { name: 'A', request: {} }] })).toEqual(['A/'])
  let deep: { readonly [name: string]: unknown } = { name: 'x', request: {} }
  for (let at = 0; at < 150; at++) deep = { name: 'f', item: [deep, { name: `r${at}`, request: {} }] }
  expect(walked({ item: [deep] }).length).toBe(59)
  expect(walked({})).toEqual([])
})
it('comes to an end on something that holds itself', () => {
  const round: { item: unknown[]; name: string } = { name: 'x', item: [] }
  round.item.push(round, round)
  expect(walked(round).length).toBe(0)
})
