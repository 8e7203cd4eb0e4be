import { http2Server } from '@/lib/testing/http2-server'
import { expect, test } from './fixtures'
import { attempt } from './pages/api'

const NETWORK = { protocol: 'h2', verify: false } as const

test('a WebSocket over HTTP/2: fields of both sides, SETTINGS, and frames', async ({ page, request, workbench }) => {
  const server = await http2Server({
    tls: 'leaf',
    onStream: (stream) => {
      stream.respond({ ':status': 200, 'sec-websocket-extensions': '', 'x-by': 'node' })
      // A text frame "hi", then a Close frame with 1000.
      stream.write(Buffer.from([0x81, 2, 0x68, 0x69, 0x88, 2, 0x03, 0xe8]))
      stream.on('data', () => stream.end())
    },
  })
  const { id } = await attempt(request, { url: `wss://127.0.0.1:${server.port}/chat`, network: NETWORK })
  await page.goto(`/attempts/${id}`)
  await expect(workbench.summary).toContainText('HTTP/2')
  await expect(workbench.part('Request')).toContainText(':protocol: websocket')
  await expect(workbench.part('Request')).toContainText(':path: /chat')
  await expect(workbench.part('Response')).toContainText(':status: 200')
  await expect(workbench.part('Response')).toContainText('x-by: node')
  await expect(workbench.part('HTTP/2')).toContainText('offers WebSocket over it')
  await expect(workbench.part('HTTP/2').getByRole('row').filter({ hasText: 'ENABLE_CONNECT_PROTOCOL' })).toContainText('1')
  await workbench.tab(/^Frames/)
  await expect(workbench.frame(/^Frame 1, received, text, 2 octets/)).toBeVisible()
  await workbench.tab(/^Timing/)
  await expect(workbench.part('Waterfall').getByRole('row', { name: /^HTTP\/2/ })).toBeVisible()
  await workbench.tab(/^TLS/)
  await expect(workbench.attempt.getByRole('tabpanel')).toContainText(/ALPN chosen\s*h2/)
  await server.close()
})

test('a server that speaks HTTP/2 without extended CONNECT: a plain sentence, and nothing is asked of it', async ({
  page,
  request,
  workbench,
}) => {
  const server = await http2Server({ tls: 'leaf', enableConnectProtocol: false, onStream: (stream) => stream.close() })
  const { id } = await attempt(request, { url: `wss://127.0.0.1:${server.port}/`, network: NETWORK })
  expect(server.streams).toEqual([])
  await page.goto(`/attempts/${id}`)
  await expect(workbench.summary).toContainText('speaks HTTP/2 and does not offer WebSocket over it')
  await expect(workbench.part('Failure')).toContainText('HTTP/2 without WebSocket')
  await expect(workbench.part('HTTP/2')).toContainText('Over HTTP/1.1 the same server may still open one.')
  await server.close()
})
