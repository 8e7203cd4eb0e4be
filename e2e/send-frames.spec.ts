import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { acceptValue } from '../lib/core/handshake/accept-value'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'

/** An endpoint that answers 101 and keeps every octet that comes behind it, whatever it is. */
async function listener(): Promise<{ readonly url: string; readonly octets: () => string; close(): void }> {
  const parts: Buffer[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', (head) => {
      const key = /Sec-WebSocket-Key: (\S+)/i.exec(head.toString('latin1'))?.[1] ?? ''
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(key)}\r\n\r\n`,
      )
      socket.on('data', (more) => void parts.push(more))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `ws://127.0.0.1:${port}/`,
    octets: () => Buffer.concat(parts).toString('hex'),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test('whatever is illegal travels as it was composed, is announced before and told afterwards', async ({ page, workbench }) => {
  const endpoint = await listener()
  await workbench.open()
  await workbench.connectTo(endpoint.url)
  await workbench.tab(/^Frames/)
  const composer = page.getByRole('region', { name: 'Send a frame' })
  const send = () => composer.getByRole('button', { name: /^Send/ }).click()
  const text = composer.getByRole('textbox', { name: 'Payload, text' })
  await composer.getByText('Options and repeating').click()

  await text.fill('ab')
  await expect(composer).toContainText('Travels as 81 82 ·· ·· ·· ··')
  await composer.getByLabel('Mask', { exact: true }).selectOption('none')
  await expect(composer).toContainText('A frame from a client is not masked (RFC 6455 §5.1)')
  await accessible(page)
  await fitsWidth(page)
  await send()
  await expect.poll(endpoint.octets).toBe('81026162')
  await expect(workbench.frame(/^Frame 1, sent, text, 2 octets/)).toBeVisible()

  await text.fill('c')
  await composer.getByLabel('Opcode').selectOption('3')
  await composer.getByLabel('Length in').selectOption('16')
  await expect(composer).toContainText('The opcode is reserved for data frames')
  await expect(composer).toContainText('A length below 126 takes 16 bits')
  await send()
  await expect.poll(endpoint.octets).toBe('81026162837e000163')

  await composer.getByRole('radio', { name: 'Raw', exact: true }).check()
  await composer.getByRole('textbox', { name: 'Payload, raw' }).fill('89 05 00')
  await expect(composer).toContainText('The frame is not whole')
  await send()
  await expect.poll(endpoint.octets).toBe('81026162837e000163890500')
  endpoint.close()
})

test('frames are repeated in the server, so many times, and stopped', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.connectTo('practice:/echo')
  await workbench.tab(/^Frames/)
  const composer = page.getByRole('region', { name: 'Send a frame' })
  await composer.getByRole('textbox', { name: 'Payload, text' }).fill('again')
  await composer.getByText('Options and repeating').click()
  await composer.getByLabel('Repeat', { exact: true }).fill('50')
  await composer.getByRole('button', { name: 'Repeat' }).click()
  await expect(composer.getByRole('status')).toContainText('50 of 50 sent')
  await expect(workbench.attempt).toContainText('sent 50,')

  await composer.getByLabel('Repeat', { exact: true }).fill('100000')
  await composer.getByLabel('at', { exact: true }).fill('20')
  await composer.getByRole('button', { name: 'Repeat' }).click()
  await composer.getByRole('button', { name: 'Stop repeating' }).click()
  await expect(composer.getByRole('status')).toContainText('It was stopped')
})

test('a file is a payload, and switches say what is answered by itself', async ({ page, workbench }) => {
  const endpoint = await listener()
  await workbench.open()
  await workbench.connectTo(endpoint.url)
  await workbench.tab(/^Frames/)
  const composer = page.getByRole('region', { name: 'Send a frame' })
  await composer.getByRole('radio', { name: 'Binary', exact: true }).check()
  await composer
    .getByLabel('File as payload')
    .setInputFiles({ name: 'octets.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 255, 7]) })
  await expect(composer.getByRole('button', { name: /octets\.bin/ })).toBeVisible()
  await composer.getByRole('button', { name: /^Send/ }).click()
  await expect(workbench.frame(/^Frame 1, sent, binary, 3 octets/)).toBeVisible()
  await composer.getByRole('switch', { name: 'Echo Close' }).click()
  await expect(composer.getByRole('switch', { name: 'Echo Close' })).not.toBeChecked()
  endpoint.close()
})
