import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'

const SESSION = 'token-w7xqk:8b2c4d6e8f0a1b3c5d7e9f'

test('a Rancher-like login gives the cookie, the handshake opens with it, and the page shows the step and no secret', async ({
  page,
  request,
  workbench,
}) => {
  const rancher = await listen((head, socket) => {
    if (head.lines[0]?.startsWith('GET /v3/subscribe'))
      return head.valuesOf('Cookie')[0] === `R_SESS=${SESSION}`
        ? switchProtocols(head, socket)
        : writeHead(socket, ['HTTP/1.1 401 Unauthorized', 'Content-Length: 0'])
    const body = '{"type":"token"}'
    writeHead(socket, [
      'HTTP/1.1 201 Created',
      'Content-Type: application/json',
      `Set-Cookie: R_SESS=${SESSION}; Path=/; HttpOnly`,
      `Content-Length: ${body.length}`,
    ])
    socket.end(body)
  })
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${rancher.port}/v3/subscribe`)
  await page.locator('summary').filter({ hasText: 'Before steps' }).click()
  await page.getByRole('button', { name: 'Add step' }).press('Enter')
  await page.getByRole('menuitem', { name: /Rancher login/ }).click()
  const step = page.getByRole('group', { name: 'Before step 1' })
  await expect(step.getByRole('textbox', { name: 'URL of step 1' })).toHaveValue(
    `http://127.0.0.1:${rancher.port}/v3-public/localProviders/local?action=login`,
  )
  // What is wrong is said at its field, and nothing typed is lost.
  await step.getByRole('textbox', { name: 'Name of value 1 of step 1' }).fill('R SESS')
  await expect(step.getByRole('alert')).toHaveText('The variable is "R SESS": expected a name of letters, digits, "_", "." and "-"')
  await step.getByRole('textbox', { name: 'Name of value 1 of step 1' }).fill('R_SESS')
  await expect(step.getByRole('alert')).toHaveCount(0)
  await fitsWidth(page)
  await accessible(page)
  await page.getByRole('textbox', { name: '{{secret:rancher-password}}' }).fill('pw-canary-3141592')

  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  const hops = workbench.part('Before steps')
  await expect(hops).toContainText('1 before step')
  await expect(hops).toContainText('log in to Rancher 201 done')
  await expect(hops).toContainText('{{R_SESS}} taken, secret')
  await hops.locator('summary').first().press('Enter')
  await expect(hops.getByRole('region', { name: 'Request of step 1' })).toContainText('POST /v3-public/localProviders/local?action=login')
  await expect(hops.getByRole('region', { name: 'Response of step 1' })).toContainText('Set-Cookie: R_SESS=')
  await accessible(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await fitsWidth(page)
  expect(rancher.heads.map((head) => head.lines[0])).toEqual([
    'POST /v3-public/localProviders/local?action=login HTTP/1.1',
    'GET /v3/subscribe HTTP/1.1',
  ])
  const id = new URL(page.url()).searchParams.get('a') ?? ''
  expect(id).not.toBe('')
  const answer = await (await request.get(`/api/attempts/${id}`)).text()
  // The password stands in the field it was typed into, and nowhere else.
  const shown = `${await workbench.attempt.innerHTML()}${answer}`
  for (const secret of [SESSION, 'pw-canary-3141592']) expect(shown).not.toContain(secret)
  await rancher.close()
})

test('a step that is answered otherwise ends the attempt, and the page says which and why', async ({ page, workbench }) => {
  const app = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Length: 0']))
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${app.port}/`)
  await page.locator('summary').filter({ hasText: 'Before steps' }).click()
  for (const name of [/^HTTP request/, /^SignalR negotiate/]) {
    await page.getByRole('button', { name: 'Add step' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await expect(workbench.url).toHaveValue(`ws://127.0.0.1:${app.port}/?id={{connectionToken}}`)
  await page.getByRole('button', { name: 'Move step 2 up' }).click()
  await expect(page.getByRole('textbox', { name: 'Step 1', exact: true })).toHaveValue('negotiate')
  await page.getByRole('button', { name: 'Delete step 2' }).click()
  await workbench.connect.click()
  await expect(workbench.summary).toHaveText('Before step 1 (negotiate): 403, expected 2xx or 3xx')
  await expect(workbench.part('Before steps')).toContainText('The handshake was not sent.')
  await expect(workbench.part('Before steps').getByRole('region', { name: 'Response of step 1' })).toContainText('403 Forbidden')
  await app.close()
})
