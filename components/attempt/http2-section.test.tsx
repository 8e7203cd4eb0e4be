import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Http2Section } from './http2-section'

const text = (settings: Record<string, number>, enableConnectProtocol: boolean) =>
  renderToStaticMarkup(<Http2Section http2={{ settings, enableConnectProtocol }} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

it('says plainly that a server speaks HTTP/2 and offers no WebSocket over it (RFC 8441 §3)', () => {
  expect(text({ MAX_CONCURRENT_STREAMS: 128 }, false)).toContain('The server speaks HTTP/2 and does not offer WebSocket over it')
})

it('shows each parameter of SETTINGS with its value and meaning', () => {
  const shown = text({ INITIAL_WINDOW_SIZE: 65_535, ENABLE_CONNECT_PROTOCOL: 1, '0x2a': 7 }, true)
  expect(shown).toContain('offers WebSocket over it')
  expect(shown).toContain('INITIAL_WINDOW_SIZE 65,535 octets that may be sent on a stream')
  expect(shown).toContain('0x2a 7 not known here')
})

it('says that an empty SETTINGS frame leaves the defaults', () => {
  expect(text({}, false)).toContain('Its SETTINGS frame is empty')
})
