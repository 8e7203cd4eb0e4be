import { expect, test } from './fixtures'

test('a new user connects to the practice echo, sends, receives, closes, and finds the same page after a reload', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await expect(workbench.url).toHaveValue('practice:/echo')
  expect(await workbench.lineTexts()).toEqual([
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: {{auto}}',
    'Sec-WebSocket-Version: 13',
  ])
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  await expect(workbench.attempt.getByText('Accepted', { exact: true })).toBeVisible()

  await workbench.tab(/^Frames/)
  await workbench.sendText('{"hello":"world"}')
  await expect(workbench.frame(/^Frame 1, sent, text, 17 octets/)).toBeVisible()
  await expect(workbench.frame(/^Frame 2, received, text, 17 octets/)).toBeVisible()
  await workbench.frame(/^Frame 2/).click()
  await expect(page.getByText('"hello"').first()).toBeVisible()
  await workbench.leaveFrame()

  await workbench.attempt.getByText('Close', { exact: true }).last().click()
  await workbench.attempt.getByRole('button', { name: /^Send/ }).click()
  await expect(workbench.attempt.getByText('1000').first()).toBeVisible()
  await expect(workbench.summary).toContainText(/closed by us .* after .* and 4 frames/)
  const summary = await workbench.summary.textContent()

  await page.reload()
  await expect(workbench.summary).toHaveText(summary ?? '')
  await workbench.tab(/^Frames/)
  await expect(workbench.frame(/^Frame 2, received, text, 17 octets/)).toBeVisible()
})

test('a closed tab loses nothing: the session goes on in the server and another tab follows it', async ({ context, page, workbench }) => {
  await workbench.open()
  await workbench.connectTo('practice:/json-events')
  await expect(workbench.summary).toContainText('101')
  const shown = page.url()
  await page.close()

  const again = await context.newPage()
  await again.goto(shown)
  const attempt = again.getByRole('article', { name: 'Attempt' })
  await attempt.getByRole('tab', { name: /^Frames/ }).click()
  await expect(attempt.getByRole('option', { name: /^Frame 1, received, text/ })).toBeVisible()
  await again.getByRole('button', { name: 'Stop' }).click()
  await expect(attempt.getByText(/stopped|aborted/i).first()).toBeVisible()
})

test('the keyboard alone composes, connects and stops', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('practice:/silent')
  await page.keyboard.press('ControlOrMeta+Enter')
  const stop = page.getByRole('button', { name: 'Stop' })
  await expect(stop).toBeEnabled()
  await stop.focus()
  await page.keyboard.press('Enter')
  await expect(workbench.attempt.getByText('Stopped').first()).toBeVisible()
})

test('an unsaved draft survives a reload', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill('ws://127.0.0.1:9/kept')
  await workbench.addLine('X-Odd:  two spaces ')
  await page.reload()
  await expect(workbench.url).toHaveValue('ws://127.0.0.1:9/kept')
  expect(await workbench.lineTexts()).toContain('X-Odd:  two spaces ')
})
