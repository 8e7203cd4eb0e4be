import { expect, it } from 'vitest'
import type { RequestDraft } from '../../handshake/draft'
import { redactDraft } from '../../handshake/redact'
import { planOf } from './plan'
import { writePythonWebsockets } from './python-websockets'

const python = (draft: RequestDraft) => writePythonWebsockets(planOf(redactDraft(draft)))
const STANDARD = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  { line: 'Sec-WebSocket-Key: {{auto}}' },
  ['Sec-WebSocket-Version', '13'],
] as const

it('writes a program with the lines, subprotocols and messages of a draft (T-24)', () => {
  const { text, notes } = python({
    url: 'ws://a/x',
    headers: [['Host', 'b:81'], ...STANDARD, ['Secret-Key', 'canary-123'], ['X', '"'], ['Sec-WebSocket-Protocol', 'v1']],
    session: { sendOnOpen: [{ text: 'hi' }, { opcode: 'binary', hex: 'ff' }] },
  })
  expect(text.split('\n').slice(0, 30).join('\n')).toBe(`# pip install "websockets>=14", then: python reproduce.py
# Set first, in the environment: SECRET_KEY (Secret-Key)
import asyncio
import os

from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus


async def main():
    try:
        async with connect(
            "ws://b:81/x",
            additional_headers=[
                ("Secret-Key", os.environ["SECRET_KEY"]),
                ("X", "\\""),
            ],
            user_agent_header=None,
            compression=None,
            subprotocols=["v1"],
            host="a",
            port=80,
        ) as websocket:
            print("open", websocket.subprotocol)
            await websocket.send("hi")
            await websocket.send(bytes([255]))
            async for message in websocket:
                print(message)
            print("close", websocket.close_code, websocket.close_reason)
    except InvalidStatus as refused:`)
  expect(notes).toEqual([
    'websockets writes Host, Upgrade, Connection, Sec-WebSocket-Key and Sec-WebSocket-Version first, then the others',
    'The URL names what the Host line says; host= and port= lead to the real place',
  ])
})
it('writes TLS, proxy, family and place', () => {
  const { text } = python({
    url: 'wss://a/',
    headers: [['Host', 'a'], ...STANDARD],
    network: {
      verify: false,
      ca: 'PEM',
      clientCert: 'PEM',
      minTls: '1.0',
      maxTls: '1.2',
      alpn: ['x'],
      serverName: 'c',
      connectTo: '[::1]:4',
      family: 6,
    },
  })
  for (const line of [
    'context = ssl.create_default_context(cafile="ca.pem")',
    'context.verify_mode = ssl.CERT_NONE',
    'context.load_cert_chain("client.pem", "client-key.pem")',
    'context.minimum_version = ssl.TLSVersion.TLSv1\n',
    'context.maximum_version = ssl.TLSVersion.TLSv1_2\n',
    'context.set_alpn_protocols(["x"])',
    'ssl=context,',
    'server_hostname="c",',
    'host="::1",',
    'port=4,',
    'family=socket.AF_INET6,',
  ])
    expect(text).toContain(line)
  expect(python({ url: 'ws://a/', headers: STANDARD, network: { socketPath: '/run/s' } }).text).toContain(
    'async with unix_connect(\n            "/run/s",\n            uri="ws://a/",',
  )
})
it('takes a proxy, but not with another address: host= and port= would be those of the proxy', () => {
  const proxy = 'socks5h://u:canary-88@p'
  const alone = python({ url: 'ws://a/', headers: [['Host', 'b'], ...STANDARD], network: { proxy } })
  expect(alone.text).toContain('"ws://a/",')
  expect(alone.text).toContain('proxy="socks5h://u:" + os.environ["PROXY_PASSWORD"] + "@p",')
  expect(alone.text).not.toContain('host=')
  expect(alone.notes).toContain('websockets writes Host from the URL: "Host: b" cannot be kept')
  const both = python({ url: 'ws://a/', headers: [['Host', 'a'], ...STANDARD], network: { proxy, connectTo: 'c:1' } })
  expect(both.text).not.toContain('proxy=')
  expect(both.notes).toContain('A proxy and another address do not go together here: the proxy is left out')
})
it('says what it cannot keep', () => {
  const { notes } = python({
    url: 'ws://a/',
    headers: [
      ['Host', 'a'],
      ['Host', 'b'],
      ['Upgrade', 'h2c'],
    ],
    body: 'x',
    network: { proxy: 'socks5://p' },
  })
  expect(notes).toContain('websockets writes Host from the URL: "Host: a" and "Host: b" cannot be kept')
  expect(notes).toContain('websockets sends no body with the opening handshake: it is left out')
  expect(notes).toContain('The proxy needs websockets 15 or later and the package python-socks[asyncio]')
})
