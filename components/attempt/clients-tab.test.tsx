import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { head } from '@/lib/testing/play'
import { connected } from '@/lib/testing/report'
import { ClientsLine } from './clients-line'
import { ClientsTab } from './clients-tab'

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='
const REQUEST = ['GET /chat HTTP/1.1', 'Host: example.com', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Key: ${KEY}`]

function answered(...lines: string[]) {
  const { conversation, view } = connected()
  conversation
    .sends(head(...REQUEST, 'Sec-WebSocket-Version: 13'))
    .wrote()
    .receives(head(...lines))
  return view()
}

const proxied = () =>
  answered('HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: keep-alive, Upgrade', `Sec-WebSocket-Accept: ${ACCEPT}`)

it('says who would open a 101 that a proxy changed and who would not, with their own words and where that is known from', () => {
  const shown = renderToStaticMarkup(<ClientsTab view={proxied()} />)
  expect(shown).toContain('Would open it')
  expect(shown).toContain('Would not open it')
  expect(shown).toContain('legal, but this client refuses it')
  expect(shown).toContain('Connection names something else before Upgrade')
  expect(shown).toContain('Read in its source, 2026-11-25')
  expect(shown).toContain('href="https://github.com/eclipse-ee4j/tyrus/')
})

it('links the rule a client refuses on, and shows hostile values as text', () => {
  const shown = renderToStaticMarkup(
    <ClientsTab
      view={answered('HTTP/1.1 101 Switching Protocols', 'Upgrade: <img src=x>', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${ACCEPT}`)}
    />,
  )
  expect(shown).toContain('href="/rules/response/upgrade-websocket"')
  expect(shown).toContain('Invalid Upgrade header')
  expect(shown).not.toContain('<img')
})

it('says of an attempt without an answer that there is nothing to hold clients against', () => {
  expect(renderToStaticMarkup(<ClientsTab view={connected().view()} />)).toContain('No response head came')
})

it('has one line for a 101, and none for what no client opens', () => {
  const nothing = () => undefined
  expect(renderToStaticMarkup(<ClientsLine view={proxied()} onShow={nothing} />)).toMatch(/would open this 101, .+ would not/)
  expect(renderToStaticMarkup(<ClientsLine view={answered('HTTP/1.1 403 Forbidden')} onShow={nothing} />)).toBe('')
  expect(renderToStaticMarkup(<ClientsTab view={answered('HTTP/1.1 403 Forbidden')} />)).toContain('would open this 403')
})
