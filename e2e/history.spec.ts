import { randomUUID } from 'node:crypto'
import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { attempt } from './pages/api'
import { History } from './pages/history'

test('every attempt is listed, failed ones too; outcome and text narrow the list and stand in the URL', async ({ page, request }) => {
  const mark = randomUUID()
  await attempt(request, { url: `practice:/forbidden?${mark}` })
  await attempt(request, { url: `ws://does-not-exist.invalid/${mark}` })
  await attempt(request, { url: `practice:/drop?${mark}` })
  const history = new History(page)
  await history.open(`?q=${mark}`)
  await expect(history.rows).toHaveCount(3)
  await expect(history.rows.nth(0)).toContainText('Accepted')
  await expect(history.rows.nth(1)).toContainText('Unreachable')
  await expect(history.rows.nth(2)).toContainText('Refused')

  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('refused')
  await expect(history.rows).toHaveCount(1)
  await expect(history.counted).toContainText('1 attempt')
  await expect(history.counted).toContainText('hidden by the filter')
  await expect(page).toHaveURL(/outcome=refused/)
  await page.reload()
  await expect(history.rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('textbox', { name: 'Search attempts' }).fill(`invalid/${mark}`)
  await expect(page).toHaveURL(new RegExp(`q=.*${mark}`))
  await expect(history.rows).toHaveCount(1)
  await expect(history.rows).toContainText('Unreachable')
})

test('an attempt opened from history is the page that was live: the same sentence, findings and octets', async ({ page, workbench }) => {
  const mark = randomUUID()
  await workbench.open()
  await workbench.connectTo(`practice:/forbidden?${mark}`)
  await expect(workbench.summary).toContainText('403')
  const summary = await workbench.summary.innerText()
  await workbench.tab(/^Findings/)
  const findings = await workbench.attempt.getByRole('tabpanel').textContent()

  const history = new History(page)
  await history.open(`?q=${mark}`)
  await history.rows.getByRole('link').click()
  await expect(workbench.summary).toHaveText(summary)
  await expect(page).toHaveURL(/\/attempts\//)
  await workbench.tab(/^Findings/)
  await expect(workbench.attempt.getByRole('tabpanel')).toHaveText(findings ?? '')
  await page.reload()
  await expect(workbench.summary).toHaveText(summary)
  await expect(workbench.attempt.getByRole('button', { name: 'Repeat', exact: true })).toBeEnabled()
})

test('Repeat sends the same octets with a fresh key, and shows the new attempt', async ({ page, request, workbench }) => {
  const endpoint = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 404 Not Found', 'Content-Length: 0']))
  const first = await attempt(request, { url: `ws://127.0.0.1:${endpoint.port}/missing` })
  await page.goto(`/attempts/${first.id}`)
  await workbench.attempt.getByRole('button', { name: 'Repeat', exact: true }).click()
  await expect(page).not.toHaveURL(new RegExp(first.id))
  await expect(workbench.summary).toContainText('404')
  const [before, after] = endpoint.heads
  const withoutKey = (lines: readonly string[] = []) => lines.filter((line) => !line.startsWith('Sec-WebSocket-Key:'))
  expect(withoutKey(after?.lines)).toEqual(withoutKey(before?.lines))
  expect(after?.valuesOf('Sec-WebSocket-Key')).not.toEqual(before?.valuesOf('Sec-WebSocket-Key'))
  await endpoint.close()
})

test.describe('with a stored secret', () => {
  test.use({ refusals: [400] })

  test('edit and repeat: a stored secret is never shown, reaches the endpoint exactly, and is asked for again elsewhere', async ({
    page,
    request,
    workbench,
  }) => {
    const secret = 'b6dbcbebed6eb311704d165013fb7295'
    const endpoint = await listen((head, socket) => switchProtocols(head, socket))
    const kept = await attempt(
      request,
      {
        url: `ws://127.0.0.1:${endpoint.port}/`,
        headers: [
          ['Host', `127.0.0.1:${endpoint.port}`],
          ['Upgrade', 'websocket'],
          ['Connection', 'Upgrade'],
          ['Sec-WebSocket-Key', '{{auto}}'],
          ['Sec-WebSocket-Version', '13'],
          { line: `Secret-Key:${secret}` },
        ],
      },
      'verdict',
    )
    await page.goto(`/attempts/${kept.id}`)
    await workbench.attempt.getByRole('button', { name: 'Edit and repeat' }).click()
    await expect(page.getByText('stored secret', { exact: true })).toBeVisible()
    expect(await page.content()).not.toContain(secret)
    await workbench.addLine('X-Second: yes')
    await workbench.connect.click()
    await expect(workbench.summary).toContainText('101')
    expect(endpoint.heads.at(-1)?.lines.slice(-2)).toEqual([`Secret-Key:${secret}`, 'X-Second: yes'])

    const sent = endpoint.heads.length
    await workbench.url.fill(`ws://localhost:${endpoint.port}/`)
    await expect(page.getByText('not sent: other endpoint')).toBeVisible()
    await workbench.connect.click()
    await expect(page.getByRole('alert').filter({ hasText: /again/ }).first()).toBeVisible()
    expect(endpoint.heads.length).toBe(sent)
    await page.getByRole('button', { name: 'Replace' }).click()
    await page.getByRole('textbox', { name: /^Header line 6$/ }).fill('Secret-Key:typed-again')
    await workbench.connect.click()
    await expect.poll(() => endpoint.heads.at(-1)?.valuesOf('Secret-Key')).toEqual(['typed-again'])
    await endpoint.close()
  })
})

test('an attempt is deleted after a question, and its page then says that it is gone', async ({ page, request }) => {
  const mark = randomUUID()
  const { id } = await attempt(request, { url: `practice:/forbidden?${mark}` })
  const history = new History(page)
  await history.open(`?q=${mark}`)
  await history.row(mark).hover()
  await history.row(mark).getByRole('button', { name: 'Delete' }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText(mark)
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await expect(history.rows).toHaveCount(1)
  await history.row(mark).hover()
  await history.row(mark).getByRole('button', { name: 'Delete' }).click()
  await asked.getByRole('button', { name: 'Delete attempt' }).click()
  await expect(page.getByText('No attempt fits this filter')).toBeVisible()
  expect((await request.get(`/api/attempts/${id}`)).status()).toBe(404)
})
