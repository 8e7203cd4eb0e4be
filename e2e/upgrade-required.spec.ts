import type { Endpoint } from './endpoints/listen'
import { websocketpp } from './endpoints/websocketpp'
import { expect, test } from './fixtures'

// "HTTP/1.1 426 Upgrade Required, Server: WebSocket++": how can I respond to that?
let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await websocketpp()
})
test.afterAll(() => endpoint.close())

test('a plain GET answered by 426: the page says what the request lacked, and that the 426 itself is at fault', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  for (const name of ['Upgrade', 'Connection', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version'])
    await page.getByRole('checkbox', { name: `Send ${name}`, exact: true }).uncheck()
  await workbench.connect.click()

  await expect(workbench.summary).toContainText('426')
  await expect(workbench.summary).toContainText('Upgrade')
  await workbench.tab(/^Findings/)
  const findings = workbench.attempt.getByRole('tabpanel')
  await expect(findings.getByText(/Upgrade/).first()).toBeVisible()
  await expect(findings.getByText('RFC 9110 §15.5.22').first()).toBeVisible()
  await expect(findings.getByText('RFC 6455 §4.1').first()).toBeVisible()
  expect(endpoint.heads.at(-1)?.lines).toEqual(['GET / HTTP/1.1', `Host: 127.0.0.1:${endpoint.port}`])
})
