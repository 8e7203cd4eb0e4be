import { expect, it } from 'vitest'
import { head, play } from '../../testing/play'
import { createObserver } from '../connection/observe'
import { emptyStory, tell } from './story'

it('remembers the newest heartbeats, the first Close of each side, and who closed first', () => {
  const story = emptyStory(0, 0)
  const observer = createObserver()
  play({ push: (fact) => observer.push(fact).map((event) => tell(story, event)) })
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(head('HTTP/1.1 101 x'))
    .waits(5)
    .receives('\x89\x00')
    .waits(1)
    .sends('\x8a\x80\x00\x00\x00\x00')
    .waits(1)
    .receives('\x88\x02\x03\xe9')
    .waits(1)
    .sends('\x88\x80\x00\x00\x00\x00')
    .receives('\x88\x02\x03\xe8')
  expect(story).toMatchObject({
    openAt: 0,
    lastReceivedAt: 8,
    pings: { received: 5, sent: null },
    pongs: { received: null, sent: 6 },
    closedFirst: 'received',
    close: { received: { at: 7, code: 1001, reason: '', malformed: false }, sent: { code: null } },
  })
})

it('keeps a block by the policy against later words of it', () => {
  const story = emptyStory(0, 0)
  const fact = { v: 1, at: 1, hop: 0, kind: 'policy', reason: 'x', host: 'a', address: null, port: 1 } as const
  tell(story, { type: 'fact', at: 1, hop: 0, fact: { ...fact, decision: 'blocked' } })
  tell(story, { type: 'fact', at: 1, hop: 0, fact: { ...fact, decision: 'allowed' } })
  expect(story.policy?.decision).toBe('blocked')
})
