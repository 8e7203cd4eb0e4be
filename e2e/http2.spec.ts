import { http2Server } from '../lib/testing/http2-server'
import { expect, test } from './fixtures'

test('WebSocket over HTTP/2: the fields stand in the preview, the stream opens with 200, and frames go both ways', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.choosePractice('practice:/echo')
  await workbench.network.click()
  await page.getByRole('radio', { name: 'HTTP/2' }).check()
  await workbench.network.click()
  const preview = page.getByRole('region', { name: 'Bytes to send' })
  await expect(preview).toContainText(':protocol: websocket')
  await expect(preview).toContainText('Sec-WebSocket-Key')
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('over HTTP/2 with 200')
  await workbench.tab(/Handshake/)
  await expect(workbench.attempt).toContainText('ENABLE_CONNECT_PROTOCOL')
  await expect(workbench.attempt).toContainText(':status: 200')
  await workbench.tab(/Frames/)
  await workbench.sendText('over a stream')
  await expect(workbench.frame(/^Frame 2, received, text, 13 octets/)).toBeVisible()
  await workbench.stop.click()
})

test('a server that offers HTTP/2 without WebSocket: the plain sentence', async ({ page, workbench }) => {
  const endpoint = await http2Server({ enableConnectProtocol: false, onStream: (stream) => stream.close() })
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  await workbench.network.click()
  await page.getByRole('radio', { name: 'HTTP/2' }).check()
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('speaks HTTP/2 and does not offer WebSocket over it')
  await endpoint.close()
})
