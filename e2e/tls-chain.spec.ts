import { switchProtocols } from './endpoints/listen'
import { listenTls } from './endpoints/tls'
import { expect, test } from './fixtures'
import { attempt } from './pages/api'

test('a private root with an intermediate: the whole chain is shown, and what verification said', async ({ page, request, workbench }) => {
  const endpoint = await listenTls('chain', () => undefined)
  const { id } = await attempt(request, { url: `wss://127.0.0.1:${endpoint.port}/` })
  await page.goto(`/attempts/${id}?tab=tls`)
  const panel = workbench.attempt.getByRole('tabpanel')
  await expect(panel).toContainText('Not accepted: the chain ends in a root that this installation does not trust.')
  const certificates = workbench.part('Certificate chain').getByRole('listitem')
  await expect(certificates).toHaveCount(3)
  await expect(certificates.nth(0)).toContainText('DNS:localhost, IP Address:127.0.0.1')
  await expect(certificates.nth(0)).toContainText('EC, P-256')
  await expect(certificates.nth(1)).toContainText('intermediate 1')
  await expect(certificates.nth(2).getByRole('heading')).toHaveText('Sockscope private root')
  await certificates.nth(1).getByRole('button', { name: 'Copy fingerprint of certificate 2' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/)
  await expect(certificates.nth(1)).toContainText(copied)
  await endpoint.close()
})

test('an expired certificate stands out, also where verification was off and the connection opened', async ({
  page,
  request,
  workbench,
}) => {
  const endpoint = await listenTls('expired', (head, socket) => switchProtocols(head, socket))
  const url = `wss://127.0.0.1:${endpoint.port}/`
  const { id } = await attempt(request, { url, network: { verify: false, alpn: ['http/1.1'] } }, 'verdict')
  await page.goto(`/attempts/${id}?tab=tls`)
  await expect(workbench.summary).toContainText('101')
  await expect(workbench.attempt.getByRole('tabpanel')).toContainText('verification was off. It would have refused')
  const own = workbench.part('Certificate chain').getByRole('listitem').first()
  await expect(own).toContainText('expired')
  await expect(own).toContainText('2021-01-01 00:00 UTC')
  await endpoint.close()
})
