import { randomUUID } from 'node:crypto'
import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt, manyAttempts } from './pages/api'
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

  await history.outcomes('Refused')
  await expect(history.rows).toHaveCount(1)
  await expect(history.counted).toContainText('1 attempt')
  await expect(history.counted).toContainText('hidden by the filter')
  await expect(page).toHaveURL(/outcome=refused/)
  await page.reload()
  await expect(history.rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Clear' }).click()
  await history.search.fill(`invalid/${mark}`)
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

test('a filter is said in words, taken away by its word, and undone by the back button; a bad value is told at its field and loses nothing', async ({
  page,
  request,
}) => {
  const mark = randomUUID()
  await attempt(request, { url: `practice:/forbidden?${mark}` })
  await attempt(request, { url: `ws://127.0.0.1:1/${mark}` })
  const history = new History(page)
  await history.open(`?q=${mark}`)
  await expect(history.rows).toHaveCount(2)
  await history.outcomes('Refused', 'Timed out')
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Last 24 hours')
  const status = await history.field('Status')
  await status.fill('403')
  await expect(page).toHaveURL(/outcome=refused,timed-out&since=24h|status=403/)
  for (const words of ['outcome Refused', 'outcome Timed out', 'last 24 hours', 'status 403'])
    await expect(history.active).toContainText(words)
  await expect(history.rows).toHaveCount(1)
  await status.fill('403x')
  await expect(page.getByText('“403x”: expected a status code, such as 403')).toBeVisible()
  await expect(history.rows).toHaveCount(1)
  await expect(page).toHaveURL(/status=403(&|$)/)

  await page.goBack()
  await expect(page).not.toHaveURL(/status=/)
  await expect(history.active).not.toContainText('status')
  await page.goForward()
  await expect(history.active).toContainText('status 403')
  await history.active.getByRole('button', { name: 'Without outcome Timed out' }).click()
  await expect(page).toHaveURL(/outcome=refused(&|$)/)
  await accessible(page)

  await history.open(`?q=${mark}&from=2026-11-27T10:00:00Z&to=2026-11-26T10:00:00Z&status=abc`)
  await expect(page.getByText('the end is not after the beginning')).toBeVisible()
  await expect(page.getByText('“abc”: expected a status code')).toBeVisible()
  await expect(history.field('Status').then((field) => field.inputValue())).resolves.toBe('abc')
})

test('a filter is saved under a name, applied, renamed and deleted by the keyboard', async ({ page, request }) => {
  const name = `Refused ${randomUUID().slice(0, 8)}`
  await attempt(request, { url: `practice:/forbidden?${name.slice(8)}` })
  const history = new History(page)
  await history.open(`?q=${name.slice(8)}&outcome=refused`)
  await expect(history.rows).toHaveCount(1)
  const button = page.getByRole('button', { name: /^Saved filters/ })
  const sheet = page.getByRole('dialog', { name: 'Saved filters' })
  await button.focus()
  await page.keyboard.press('Enter')
  await sheet.getByLabel('Save what is chosen now as').fill(name)
  await page.keyboard.press('Enter')
  await expect(button).toHaveAccessibleName(`Saved filters: ${name} is applied`)
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()

  await history.open()
  await button.focus()
  await page.keyboard.press('Enter')
  await sheet.getByRole('button', { name, exact: true }).focus()
  await accessible(page)
  await page.keyboard.press('Enter')
  await expect(history.rows).toHaveCount(1)
  await expect(page).toHaveURL(/outcome=refused/)
  await sheet.getByRole('button', { name: `Rename ${name}` }).press('Enter')
  await sheet.getByLabel(`Rename “${name}”`).fill(`${name} b`)
  await page.keyboard.press('Enter')
  await expect(button).toHaveAccessibleName(`Saved filters: ${name} b is applied`)
  await sheet.getByRole('button', { name: `Delete ${name} b` }).press('Enter')
  await sheet.getByRole('button', { name: 'Delete for everybody' }).press('Enter')
  await expect(button).toHaveAccessibleName('Saved filters')
})

test('a long list draws what is in sight; the back button of an opened attempt returns to its row; new attempts are offered', async ({
  page,
  request,
}) => {
  const host = '127.0.0.7'
  await manyAttempts(
    request,
    Array.from({ length: 200 }, (_, i) => `ws://${host}:1/${i}`),
    host,
  )
  const history = new History(page)
  await history.open(`?host=${host}`)
  await expect(history.counted).toContainText('200 attempts')
  await expect(history.rows.first()).toHaveAttribute('aria-setsize', '200')
  const last = history.rows.and(page.locator('[aria-posinset="200"]'))
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(last).toBeInViewport({ timeout: 200 })
  }).toPass()
  expect(await history.rows.count()).toBeLessThan(60)

  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  const focused = page.locator('[data-row]:focus-within')
  const place = await focused.getAttribute('aria-posinset')
  const top = (await focused.boundingBox())?.y ?? 0
  await page.keyboard.press('x')
  await expect(focused.getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/attempts\/[0-9a-f-]{36}/)
  await attempt(request, { url: `ws://${host}:1/new` })
  await page.goBack()
  await expect(focused).toHaveAttribute('aria-posinset', place ?? '')
  await expect.poll(async () => Math.abs(((await focused.boundingBox())?.y ?? 0) - top)).toBeLessThan(4)

  await page.getByRole('button', { name: '1 new attempt' }).click()
  await expect(focused).toContainText(`ws://${host}:1/new`)
  await expect(focused).toHaveAttribute('aria-posinset', '1')
  await page.keyboard.press('p')
  await expect(focused.getByText('pinned')).toBeAttached()
})

test('the history is usable at 390 px @phone', async ({ page, request }) => {
  const mark = randomUUID()
  await attempt(request, { url: `practice:/forbidden?${mark}` })
  const history = new History(page)
  await history.open(`?q=${mark}&outcome=refused&since=7d`)
  await expect(history.rows).toHaveCount(1)
  expect((await page.getByLabel('Host').boundingBox())?.width).toBeGreaterThan(120)
  await (await history.field('Close code')).fill('1006')
  await expect(history.active).toContainText('close code 1006')
  await fitsWidth(page)
  await accessible(page)
  await history.active.getByRole('button', { name: 'Clear' }).click()
  await history.search.fill(mark)
  await expect(history.counted).toHaveText(/^1 attempt,/)
  await history.row(mark).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Add a note' }).click()
  await page.getByRole('dialog').getByLabel('Note').fill('asked Bob')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(history.row(mark).getByText('has a note')).toBeAttached()
})
