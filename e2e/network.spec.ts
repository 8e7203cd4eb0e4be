import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Server as ProxyServer } from 'proxy-chain'
import { listen, switchProtocols } from './endpoints/listen'
import { listenTls } from './endpoints/tls'
import { expect, test } from './fixtures'

const FIXTURES = path.join(import.meta.dirname, '../lib/testing/fixtures/tls')

test('the network section says folded what differs, and TLS that is not verified goes on', async ({ page, workbench }) => {
  const endpoint = await listenTls('leaf', (head, socket) => switchProtocols(head, socket))
  await workbench.open()
  await workbench.url.fill(`wss://127.0.0.1:${endpoint.port}/`)
  await workbench.network.click()
  await page.getByRole('switch', { name: 'Verify the certificate' }).click()
  await page.getByRole('radio', { name: 'IPv4' }).check()
  await expect(page.getByLabel('Unix socket')).toHaveAccessibleDescription('None may be opened: the setting UNIX_SOCKETS lists none')
  await page.getByLabel('Oldest version').selectOption('TLS 1.2')
  await page.getByLabel('Newest version').selectOption('TLS 1.2')
  await workbench.network.click()
  for (const chip of ['TLS not verified', 'IPv4', 'TLS 1.2']) await expect(workbench.network).toContainText(chip)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  await workbench.stop.click()
  await endpoint.close()
})

test('an authority from a file is trusted', async ({ page, workbench }) => {
  const endpoint = await listenTls('leaf', (head, socket) => switchProtocols(head, socket))
  await workbench.open()
  await workbench.url.fill(`wss://localhost:${endpoint.port}/`)
  await workbench.network.click()
  await page.getByLabel('File: Further authorities', { exact: true }).setInputFiles(path.join(FIXTURES, 'ca.pem'))
  await expect(page.getByRole('textbox', { name: 'Further authorities' })).toHaveValue(readFileSync(path.join(FIXTURES, 'ca.pem'), 'utf8'))
  await page.getByRole('textbox', { name: 'Connect to' }).fill(`127.0.0.1:${endpoint.port}`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  await workbench.stop.click()
  await endpoint.close()
})

test('over HTTP/2 the preview shows the fields of an extended CONNECT, and the lines that have no place there', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.url.fill('wss://example.com/chat')
  await workbench.network.click()
  await page.getByRole('radio', { name: 'HTTP/2' }).check()
  const preview = page.getByRole('region', { name: 'Bytes to send' })
  await expect(preview.getByRole('listitem').filter({ hasText: ':protocol: ' })).toContainText('websocket')
  await expect(preview).toContainText('6 fields of HTTP/2')
  await expect(preview.getByText('Not sent over HTTP/2')).toBeVisible()
  await expect(preview.getByRole('listitem').filter({ hasText: 'Sec-WebSocket-Key' })).toContainText('no key proves')
})

test('a WebSocket over HTTP/2 is chosen, opened, and echoes', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill('practice:/echo')
  await workbench.network.click()
  await page.getByRole('radio', { name: 'HTTP/2' }).check()
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('HTTP/2')
  await workbench.tab(/^Frames/)
  await workbench.sendText('over a stream')
  await expect(workbench.frame(/^Frame 2, received, text, 13 octets/)).toBeVisible()
  await workbench.stop.click()
})

test('a proxy gets its credentials, and the password is nowhere to be seen again', async ({ page, workbench }) => {
  const endpoint = await listen((head, socket) => switchProtocols(head, socket))
  const asked: string[] = []
  const proxy = new ProxyServer({
    port: 0,
    host: '127.0.0.1',
    prepareRequestFunction: ({ username, password }) => {
      asked.push(`${username} ${password}`)
      return { requestAuthentication: password !== 'hush@hush' }
    },
  })
  await proxy.listen()
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  await workbench.network.click()
  await page.getByRole('textbox', { name: 'Proxy', exact: true }).fill(`http://127.0.0.1:${proxy.port}`)
  await page.getByRole('textbox', { name: 'Proxy user' }).fill('me')
  await page.getByLabel('Proxy password').fill('hush@hush')
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  expect(asked).toEqual(['me hush@hush'])
  const id = new URL(page.url()).searchParams.get('a')
  expect(await (await page.request.get(`/api/attempts/${id}`)).text()).not.toMatch(/hush(@|%40)hush/)
  await workbench.stop.click()
  await proxy.close(true)
  await endpoint.close()
})

test.describe('what cannot be used', () => {
  test.use({ refusals: [400] })

  test('a certificate that is none: a sentence at the field, which unfolds, and nothing is lost', async ({ page, workbench }) => {
    await workbench.open()
    await workbench.url.fill('wss://127.0.0.1:9/')
    await workbench.network.click()
    await page.getByRole('button', { name: 'Paste: Further authorities' }).click()
    const ca = page.getByRole('textbox', { name: 'Further authorities' })
    await ca.fill('no certificate')
    await workbench.network.click()
    await workbench.connect.click()
    await expect(ca).toHaveAccessibleDescription(/expected/)
    await expect(ca).toHaveAttribute('aria-invalid', 'true')
    await expect(ca).toHaveValue('no certificate')
    await expect(workbench.attempt).toHaveCount(0)
  })

  test('a proxy of an unknown scheme: a sentence at the field, its password out of sight', async ({ page, workbench }) => {
    await workbench.open()
    await workbench.url.fill('wss://127.0.0.1:9/')
    await workbench.network.click()
    const proxy = page.getByRole('textbox', { name: 'Proxy', exact: true })
    await proxy.fill('ftp://proxy.example:21')
    await page.getByRole('textbox', { name: 'Proxy user' }).fill('me')
    await page.getByLabel('Proxy password').fill('hush-hush')
    await workbench.connect.click()
    await expect(proxy).toHaveAttribute('aria-invalid', 'true')
    await expect(proxy).toHaveAccessibleDescription(/expected/)
    await expect(proxy).toHaveValue('ftp://proxy.example:21')
    await expect(page.getByLabel('Proxy password')).toHaveAttribute('type', 'password')
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('hush-hush')
  })

  test('HTTP/2 with octets of HTTP/1.1: a sentence at the field', async ({ page, workbench }) => {
    await workbench.open()
    await workbench.url.fill('wss://127.0.0.1:9/')
    await workbench.view('Raw')
    await workbench.octets.fill('NONSENSE\n\n')
    await workbench.network.click()
    await page.getByRole('radio', { name: 'HTTP/2' }).check()
    await expect(page.getByRole('alert').filter({ hasText: 'protocol is "h2" for a raw request' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Bytes to send' })).toContainText('Nothing is sent as it is now')
  })
})
