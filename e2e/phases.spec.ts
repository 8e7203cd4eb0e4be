import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { freePort } from './endpoints/free-port'
import { listen, switchProtocols } from './endpoints/listen'
import { listenMute, listenTls } from './endpoints/tls'
import { expect, test } from './fixtures'
import type { Workbench } from './pages/workbench'

/** Connects, and expects the failure with its phase and code; then the same in the history. */
async function fails(workbench: Workbench, url: string, outcome: string, phase: string, code: string) {
  const { page } = workbench
  const marked = `${url}${randomUUID()}`
  await workbench.open()
  await workbench.connectTo(marked)
  await expect(workbench.attempt.getByText(outcome, { exact: true }).first()).toBeVisible()
  await expect(workbench.part('Failure').getByRole('heading')).toContainText(`phase ${phase}`)
  await expect(workbench.part('Failure').getByRole('heading')).toContainText(code)
  const said = await workbench.summary.innerText()
  await page.goto(`/attempts?q=${marked.slice(-36)}`)
  const row = page.getByRole('listitem').filter({ hasText: marked })
  await expect(row).toContainText(outcome)
  await expect(row).toContainText(said)
}

test('connection refused', async ({ workbench }) => {
  await fails(workbench, `ws://127.0.0.1:${await freePort()}/`, 'Unreachable', 'connect', 'connection-refused')
})

test('a name that does not exist', async ({ workbench }) => {
  await fails(workbench, 'ws://does-not-exist.invalid/', 'Unreachable', 'resolve', 'name-not-found')
})

test('TLS to a port that does not speak it', async ({ workbench }) => {
  const plain = net.createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  })
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const { port } = plain.address() as net.AddressInfo
  await fails(workbench, `wss://127.0.0.1:${port}/`, 'Unreachable', 'tls', 'tls-not-tls')
  plain.close()
})

test('a blocked target: the policy is named, nothing is dialled', async ({ workbench }) => {
  await fails(workbench, 'ws://169.254.169.254/', 'Blocked', 'policy', 'blocked')
})

test('an untrusted certificate; with verification off the conversation goes on and the page still says so', async ({ page, workbench }) => {
  const endpoint = await listenTls('leaf', (head, socket) => switchProtocols(head, socket))
  const url = `wss://127.0.0.1:${endpoint.port}/`
  await fails(workbench, url, 'Unreachable', 'tls', 'certificate-untrusted')
  expect(endpoint.heads).toEqual([])

  await workbench.open()
  await page.getByText('Network', { exact: true }).click()
  await page.getByRole('switch', { name: 'Verify the certificate' }).click()
  await workbench.connectTo(url)
  await expect(workbench.summary).toContainText('101')
  await workbench.tab(/^TLS/)
  await expect(workbench.attempt.getByRole('tabpanel')).toContainText('Not verified')
  await endpoint.close()
})

test('Stop works within the TLS handshake', async ({ workbench }) => {
  const mute = await listenMute()
  await workbench.open()
  await workbench.connectTo(`wss://127.0.0.1:${mute.port}/`)
  await expect(workbench.attempt.getByRole('list', { name: 'Phases' }).getByRole('listitem').last()).toContainText('TLS')
  await workbench.stop.click()
  await expect(workbench.attempt.getByText('Stopped', { exact: true }).first()).toBeVisible()
  await mute.close()
})

test('Stop works while the response is awaited, and the endpoint sees the end', async ({ workbench }) => {
  let ended: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    ended = resolve
  })
  const silent = await listen((_head, socket) => {
    socket.on('close', ended)
    socket.resume()
  })
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${silent.port}/`)
  await expect(workbench.attempt.getByRole('list', { name: 'Phases' }).getByRole('listitem').last()).toContainText('Response')
  await workbench.stop.click()
  await expect(workbench.attempt.getByText('Stopped', { exact: true }).first()).toBeVisible()
  await over
  await silent.close()
})
