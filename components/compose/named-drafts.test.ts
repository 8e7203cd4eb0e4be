import { expect, it } from 'vitest'
import { matchingDrafts, namedDrafts, shownUrl } from './named-drafts'

const drafts = namedDrafts([
  { url: 'wss://a.example/live?token=abc&x=1', note: 'Rooms / Join' },
  { url: 'wss://b.example/feed' },
  { url: 'wss://me:secret@c.example/', note: 'Rooms / Leave' },
])

it('lists name and URL, secrets masked, and a number where there is no name', () => {
  expect(drafts.map(({ name, url }) => [name, url])).toEqual([
    ['Rooms / Join', 'wss://a.example/live?token=********&x=1'],
    ['Request 2', 'wss://b.example/feed'],
    ['Rooms / Leave', 'wss://me:********@c.example/'],
  ])
})
it('finds by every word of a search, in name and URL, and never by a secret', () => {
  const found = (query: string) => matchingDrafts(drafts, query).map(({ index }) => index)
  expect([found(''), found('ROOMS'), found('rooms c.ex'), found('feed'), found('secret'), found('abc')]).toEqual([
    [0, 1, 2],
    [0, 2],
    [2],
    [1],
    [],
    [],
  ])
})

it('shows a word that stands for a secret, and an empty value', () => {
  expect([shownUrl('wss://a/?token={{token}}&key='), shownUrl('wss://a/?token=abc')]).toEqual([
    'wss://a/?token={{token}}&key=',
    'wss://a/?token=********',
  ])
})
