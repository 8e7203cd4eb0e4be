import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { head } from '@/lib/testing/play'
import { connected } from '@/lib/testing/report'
import { FollowedRedirects } from './followed-redirects'
import { dialledPort, newestTarget } from './newest-target'
import { openRedirect, RedirectNotice } from './redirect-notice'

const WITH_COOKIE: RequestDraft = {
  url: 'ws://example.com/chat',
  headers: [
    ['Host', 'example.com'],
    ['Cookie', 'sid=0123456789abcdef'],
  ],
}

/** An attempt whose endpoint answered with a redirect and ended. */
function redirected(location: string, draft: RequestDraft = WITH_COOKIE) {
  const report = connected({ draft })
  report.conversation.sends(head('GET /chat HTTP/1.1', 'Host: example.com')).wrote().receives(head('HTTP/1.1 302 Found', location)).ends()
  return report
}
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const notice = (report: ReturnType<typeof connected>) =>
  text(renderToStaticMarkup(<RedirectNotice view={report.view()} onFollowed={() => undefined} />))

describe('an answer with Location', () => {
  it('says before it is followed what does not go to another origin', () => {
    const shown = notice(redirected('Location: https://other.example/ws'))
    expect(shown).toContain('It redirects to wss://other.example/ws')
    expect(shown).toContain('That is another origin: secrets of this one do not go there. Left out: Cookie.')
    expect(shown).toContain('Follow')
  })

  it('says that everything goes to the same origin', () => {
    expect(notice(redirected('Location: /other'))).toContain('every line of the request goes there too')
  })

  it('has no button where there is nothing to follow', () => {
    const shown = notice(redirected('Location: mailto:someone'))
    expect(shown).toContain('It cannot be followed')
    expect(shown).not.toContain('Follow ')
  })

  it('waits while the draft itself follows it', () => {
    const report = connected({ draft: { ...WITH_COOKIE, network: { maxRedirects: 1 } } })
    report.conversation
      .sends(head('GET / HTTP/1.1'))
      .wrote()
      .receives(head('HTTP/1.1 302 Found', 'Location: /b', 'Content-Length: 3'), 'a')
    expect(openRedirect(report.view())).toBeNull()
    report.conversation.receives('bc').ends()
    expect(openRedirect(report.view())?.url).toBe('ws://example.com/b')
  })
})

describe('a redirect that was followed', () => {
  const followed = () => {
    const report = redirected('Location: wss://b.example:444/ws')
    report.conversation.happens({
      kind: 'redirect',
      hop: 1,
      status: 302,
      url: 'wss://b.example:444/ws',
      sameOrigin: false,
      dropped: ['Cookie'],
    })
    return report.view()
  }

  it('is shown with both heads, where it led, and what was left out', () => {
    const shown = text(renderToStaticMarkup(<FollowedRedirects view={followed()} />))
    for (const part of ['1 redirect followed', 'GET /chat HTTP/1.1', 'HTTP/1.1 302 Found', 'another origin', 'left out after it: Cookie'])
      expect(shown).toContain(part)
  })

  it('is where the newest connection leads', () => {
    expect(newestTarget(followed())).toEqual({ url: 'wss://b.example:444/ws', host: 'b.example', port: 444 })
    expect(newestTarget(connected().view())).toMatchObject({ host: 'example.com', port: 80 })
  })
})

it('names the port of connectTo as the one dialled, until a redirect leads to another origin', () => {
  const at = (followed: boolean) => {
    const report = connected({ draft: { url: 'ws://example.com/', network: { connectTo: '[::1]:8443' } } })
    const fact = { kind: 'redirect' as const, hop: 1, status: 307, url: 'ws://b.example:81/', sameOrigin: false, dropped: [] }
    if (followed) report.conversation.happens(fact)
    return dialledPort(report.view())
  }
  expect([at(false), at(true)]).toEqual([8443, 81])
})
