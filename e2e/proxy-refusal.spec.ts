import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { attempt } from './pages/api'

test('a refusal of the proxy is told apart from one of the endpoint: same status, other words, other conversation', async ({
  page,
  request,
  workbench,
}) => {
  const endpoint = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Length: 0']))
  const proxy = await listen((_head, socket) => {
    socket.end('HTTP/1.1 403 Forbidden\r\nServer: strict-proxy\r\nContent-Length: 0\r\n\r\n')
  })
  const url = `ws://127.0.0.1:${endpoint.port}/`
  const byProxy = await attempt(request, { url, network: { proxy: `http://user:pa55word@127.0.0.1:${proxy.port}` } })
  expect(endpoint.heads).toEqual([])
  expect(proxy.heads[0]?.lines[0]).toBe(`CONNECT 127.0.0.1:${endpoint.port} HTTP/1.1`)

  await page.goto(`/attempts/${byProxy.id}`)
  await expect(workbench.summary).toContainText('The proxy refused')
  await expect(workbench.attempt.getByText('at the proxy', { exact: true })).toBeVisible()
  await expect(workbench.part('Failure')).toContainText(`127.0.0.1:${endpoint.port} itself was not asked anything`)
  await expect(workbench.part('Request to the proxy')).toContainText(`CONNECT 127.0.0.1:${endpoint.port}`)
  await expect(workbench.part('Answer of the proxy')).toContainText('Server: strict-proxy')
  await expect(workbench.part('Request')).toHaveCount(0)
  await expect(workbench.attempt).not.toContainText('pa55word')
  await page.goto('/attempts')
  await expect(page.getByRole('listitem').filter({ hasText: `127.0.0.1:${endpoint.port}` })).toContainText('The proxy refused')

  const direct = await attempt(request, { url }, 'verdict')
  await page.goto(`/attempts/${direct.id}`)
  await expect(workbench.summary).toContainText('Refused with 403')
  await expect(workbench.attempt.getByText('at the proxy', { exact: true })).toHaveCount(0)
  await proxy.close()
  await endpoint.close()
})

test('through a proxy that lets the connection pass, its conversation stands above that with the endpoint', async ({
  page,
  request,
  workbench,
}) => {
  const proxy = await listen((head, socket) => {
    if (head.lines[0]?.startsWith('CONNECT ')) {
      writeHead(socket, ['HTTP/1.1 200 Tunnel up', 'Via: 1.1 the-proxy'])
      // The tunnel leads to this very server: what follows is the opening handshake.
      socket.once('data', () => switchProtocols({ ...head, valuesOf: () => ['dGhlIHNhbXBsZSBub25jZQ=='] }, socket))
    }
  })
  const { id } = await attempt(
    request,
    {
      url: 'ws://127.0.0.1:9/',
      headers: [
        ['Host', '127.0.0.1:9'],
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
        ['Sec-WebSocket-Version', '13'],
      ],
      network: { proxy: `http://127.0.0.1:${proxy.port}` },
    },
    'verdict',
  )
  await page.goto(`/attempts/${id}`)
  await expect(workbench.summary).toContainText('101')
  await workbench.attempt.getByText('Through a proxy:').click()
  await expect(workbench.part('Answer of the proxy')).toContainText('Via: 1.1 the-proxy')
  await expect(workbench.part('Response')).toContainText('101 Switching Protocols')
  await proxy.close()
})
