import { describe, expect, it } from 'vitest'
import { asking, type Conversation, seenIn } from '../../testing/pack-tester'
import { askedForUpgrade, changeLine, changePath, changeScheme, ownOrigin } from './asked'
import { lookAt } from './look'

const look = (conversation: Conversation) => lookAt(seenIn(conversation))

describe('what a request asked for', () => {
  it('is the upgrade where both fields say so, in lists and in any case', () => {
    expect(askedForUpgrade(look({}))).toBe(true)
    const listed = ['GET / HTTP/1.1', 'Host: a', 'Connection: keep-alive, UPGRADE', 'Upgrade: h2c, WebSocket']
    expect(askedForUpgrade(look({ request: listed }))).toBe(true)
    expect(askedForUpgrade(look({ request: ['GET / HTTP/1.1', 'Host: a', 'Upgrade: websocket'] }))).toBe(false)
    expect(askedForUpgrade(look({ request: ['GET / HTTP/1.1', 'Host: a', 'Connection: upgraded', 'Upgrade: websocket'] }))).toBe(false)
  })

  it('has the origin a page of the endpoint would have', () => {
    expect(ownOrigin(look({ url: 'wss://example.com:8443/chat' }))).toBe('https://example.com:8443')
    expect(ownOrigin(lookAt({}))).toBeNull()
  })
})

describe('changes', () => {
  it('of one line', () => {
    expect(changeLine('Version 13', 'Sec-WebSocket-Version', '13').edits).toEqual([{ line: 'Sec-WebSocket-Version', value: '13' }])
  })

  it('of the path keep scheme and authority', () => {
    const asked = look({ url: 'wss://example.com:8443/a?b=c', request: asking('/a?b=c') })
    expect(changePath(asked, 'To /x', '/x?y=1')?.edits).toEqual([{ draft: { url: 'wss://example.com:8443/x?y=1' } }])
    expect(changePath(lookAt({}), 'To /x', '/x')).toBeNull()
  })

  it('of the scheme keep the port', () => {
    const edits = (url: string, scheme: 'ws' | 'wss') => changeScheme(look({ url }), scheme)?.edits
    expect(edits('ws://example.com:8443/a', 'wss')).toEqual([{ draft: { url: 'wss://example.com:8443/a' } }])
    expect(edits('wss://[::1]/a', 'ws')).toEqual([{ draft: { url: 'ws://[::1]:443/a' } }])
    expect(changeScheme(lookAt({}), 'ws')).toBeNull()
  })
})
