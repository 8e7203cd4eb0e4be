import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { connected } from '../../testing/report'

it('keeps what was asked and answered before a redirect was followed, and shows the newest connection', () => {
  const { conversation, view, reporter } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 307 x', 'Location: ws://b/')).ends()
  expect(view()).toMatchObject({ outcome: 'refused', redirects: [{ url: 'ws://b/', sameOrigin: false, followed: false, reason: null }] })
  expect(reporter.ended).toBe(true)
  conversation.happens({ kind: 'redirect', hop: 1, status: 307, url: 'ws://b/', sameOrigin: false, dropped: ['Cookie'] })
  conversation.happens({ kind: 'reached', hop: 1, phase: 'resolve', data: { host: 'b', addresses: [] } })
  expect(view()).toMatchObject({
    state: 'connecting',
    outcome: null,
    summary: 'Connecting to b:80',
    redirects: [
      {
        status: 307,
        location: 'ws://b/',
        url: 'ws://b/',
        sameOrigin: false,
        followed: true,
        dropped: ['Cookie'],
        request: { startLine: 'GET / HTTP/1.1' },
        response: { startLine: 'HTTP/1.1 307 x' },
      },
    ],
    response: null,
  })
  expect(reporter.ended).toBe(false)
})

it('says why a redirect cannot be followed', () => {
  const { conversation, view } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 302 x', 'Location: mailto:x')).ends()
  expect(view().redirects).toMatchObject([
    { status: 302, location: 'mailto:x', url: null, followed: false, reason: expect.stringContaining('mailto') },
  ])
})
