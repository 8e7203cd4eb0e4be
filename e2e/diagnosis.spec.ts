import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible } from './pages/accessible'
import { attempt } from './pages/api'
import { History } from './pages/history'

const TORNADO = 'Can "Upgrade" only to "WebSocket".'

/** nginx before 1.29 in front of Tornado without the two fields of the upgrade set: what arrives behind is no handshake. */
const nginxInFront = () =>
  listen((_head, socket) => {
    writeHead(socket, [
      'HTTP/1.1 400 Bad Request',
      'Server: nginx/1.22.1',
      'Date: Thu, 26 Nov 2026 18:00:00 GMT',
      'Content-Type: text/html; charset=UTF-8',
      `Content-Length: ${TORNADO.length}`,
      'Connection: close',
    ])
    socket.end(TORNADO)
  })

/** An application of no known make, which compares Origin with Host. */
const sameOriginOnly = () =>
  listen((head, socket) => {
    const [host = ''] = head.valuesOf('Host')
    const refused = head.valuesOf('Origin').some((origin) => origin !== `http://${host}`)
    if (!refused) return switchProtocols(head, socket)
    const body = 'this origin may not open a socket'
    writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Type: text/plain', `Content-Length: ${body.length}`])
    return socket.end(body)
  })

test('nginx did not pass the upgrade on: who answered with its evidence, the configuration to copy, found again in the history', async ({
  page,
  workbench,
}) => {
  const endpoint = await nginxInFront()
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/live`)
  await expect(workbench.summary).toHaveText(
    'Refused with 400 by Tornado (Python): nginx reached the WebSocket server behind it and did not pass the upgrade on',
  )
  const diagnosis = workbench.part('Diagnosis')
  await expect(diagnosis).toContainText('Answered by Tornado (Python), the application behind')

  const evidence = diagnosis.getByRole('button', { name: 'The body says "Can "Upgrade" only to "WebSocket""' })
  await evidence.click()
  await expect(evidence).toHaveAttribute('aria-pressed', 'true')
  await expect(workbench.part('Response body').locator('[data-lit=true]')).toHaveText('Can "Upgrade" only to "WebSocket"')

  await diagnosis.getByRole('button', { name: /^Copy nginx/ }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('proxy_set_header Upgrade $http_upgrade;')
  expect(copied).toContain('proxy_http_version 1.1;')
  await accessible(page)

  const history = new History(page)
  await history.open(`?q=127.0.0.1:${endpoint.port}`)
  await (await history.field('Product')).fill('tornado')
  await (await history.field('Cause')).fill('nginx/upgrade-not-passed-on')
  await expect(page).toHaveURL(/diagnosis=/)
  await expect(history.rows).toHaveCount(1)
  await expect(history.rows).toContainText('nginx reached the WebSocket server behind it')
  await (await history.field('Product')).fill('jetty')
  await expect(history.rows).toHaveCount(0)
  await endpoint.close()
})

test('a foreign Origin is refused: Try this says what it does, changes that one line, and puts the 101 beside the refusal', async ({
  page,
  workbench,
}) => {
  const endpoint = await sameOriginOnly()
  const own = `http://127.0.0.1:${endpoint.port}`
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/live`, ['Origin: https://elsewhere.example'])
  await expect(workbench.summary).toHaveText('Refused with 403: the answer names the Origin: "this origin may not open a socket"')
  await workbench
    .part('Diagnosis')
    .getByRole('button', { name: /^Try this: / })
    .first()
    .click()
  const popover = page.getByRole('dialog', { name: /^Try this/ })
  await expect(popover).toContainText(`Origin: ${own}`)
  await expect(popover).toContainText('If the endpoint accepts, a WebSocket is opened there.')
  expect(endpoint.heads).toHaveLength(1)
  await popover.getByRole('button', { name: 'Send it' }).click()

  const beside = workbench.part('Tried')
  await expect(beside).toContainText('101')
  await expect(beside).toContainText('403')
  await expect(beside.getByRole('region', { name: 'Request, changed lines' })).toContainText(`now: Origin: ${own}`)
  const [before = [], after = []] = endpoint.heads.map(({ lines }) => lines)
  const differing = after.filter((line, n) => line !== before[n]).map((line) => line.split(':')[0])
  expect(after).toHaveLength(before.length)
  expect(differing).toEqual(['Sec-WebSocket-Key', 'Origin'])
  await accessible(page)
  await beside.getByRole('link', { name: 'Open this attempt' }).last().click()
  await expect(workbench.summary).toContainText('101')
  await endpoint.close()
})

test('a refusal that shows nothing: no product is named, and the page says what to capture next', async ({ page, request, workbench }) => {
  const endpoint = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Length: 0']))
  const { id } = await attempt(request, { url: `ws://127.0.0.1:${endpoint.port}/` }, 'verdict')
  await page.goto(`/attempts/${id}`)
  const diagnosis = workbench.part('Diagnosis')
  await expect(diagnosis).not.toContainText('Answered by')
  const next = diagnosis.getByRole('region', { name: 'What to capture next' })
  await expect(next).toContainText('Run the ladder')
  await expect(next).toContainText(`Send it once with Origin: http://127.0.0.1:${endpoint.port}`)
  await endpoint.close()
})
