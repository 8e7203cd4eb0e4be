import { expect, it } from 'vitest'
import { reporterMeta } from '../../testing/report'
import { placeOf } from './place'
import { emptyStory } from './story'

it('is what was asked for, until a redirect is followed', () => {
  const meta = reporterMeta()
  const story = emptyStory(1, 0)
  expect(placeOf(story, meta).url).toBe(meta.url)
  story.redirect = { v: 1, at: 0, hop: 1, kind: 'redirect', status: 302, url: 'wss://b.example:8443/x', sameOrigin: false, dropped: [] }
  expect(placeOf(story, meta)).toMatchObject({
    url: 'wss://b.example:8443/x',
    target: { host: 'b.example', port: 8443, tls: true, resource: '/x' },
  })
})
