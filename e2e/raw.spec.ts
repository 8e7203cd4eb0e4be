import { type Endpoint, listen, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 400 Bad Request', 'Content-Length: 0']))
})
test.afterEach(() => endpoint.close())

test('a raw head with odd white space, LF, CR, a tab and octets beyond ASCII is sent as shown', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  await workbench.view('Raw')
  await workbench.octets.fill('GET  /é HTTP/1.1\nHost:\t x \nX-Odd : 1\n folded\n\n')
  await expect(workbench.octets).toHaveValue(
    'GET  /é HTTP/1.1⟨CR⟩⟨LF⟩\nHost:⟨TAB⟩ x ⟨CR⟩⟨LF⟩\nX-Odd : 1⟨CR⟩⟨LF⟩\n folded⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n',
  )

  // The caret goes to the end of the line "Host:", a CR alone and an octet are put in, and a line of its own that ends in LF.
  await workbench.octets.press('ControlOrMeta+Home')
  await workbench.octets.press('ArrowDown')
  await workbench.octets.press('End')
  await page.getByRole('textbox', { name: 'Octets in hex' }).fill('0d ff')
  await page.getByRole('button', { name: 'Insert octets' }).click()
  await page.getByLabel('Enter writes').selectOption('LF')
  await workbench.octets.press('Enter')
  await page.keyboard.type('Empty:')
  const expected = 'GET  /\xc3\xa9 HTTP/1.1\r\nHost:\t x \r\xff\nEmpty:\r\nX-Odd : 1\r\n folded\r\n\r\n'
  await expect(workbench.octets).toHaveValue(
    'GET  /é HTTP/1.1⟨CR⟩⟨LF⟩\nHost:⟨TAB⟩ x ⟨CR⟩⟨FF⟩⟨LF⟩\nEmpty:⟨CR⟩⟨LF⟩\nX-Odd : 1⟨CR⟩⟨LF⟩\n folded⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n',
  )

  await workbench.connect.click()
  await expect(workbench.summary).toContainText('400')
  expect(endpoint.heads.at(-1)?.text).toBe(expected)
  const id = new URL(page.url()).searchParams.get('a')
  const attempt = (await (await page.request.get(`/api/attempts/${id}`)).json()) as { request: { bytes: string } }
  expect(Buffer.from(attempt.request.bytes, 'base64').toString('latin1')).toBe(expected)
})

test('switching views loses nothing: repeats, order, case, empty values, a disabled line, the automatic key', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/path?q=1`)
  for (const line of ['x-CASE: 1', 'X-Case: 2', 'X-Empty:', 'X-Off: 1', 'X-Space:  two ']) await workbench.addLine(line)
  await page.getByRole('checkbox', { name: 'Send X-Off' }).uncheck()
  const before = await workbench.lineTexts()

  await workbench.view('Raw')
  await expect(workbench.octets).toHaveValue(/Sec-WebSocket-Key: \{\{auto\}\}⟨CR⟩⟨LF⟩\n/)
  await expect(workbench.octets).not.toHaveValue(/X-Off/)
  await workbench.octets.press('ControlOrMeta+End')
  await page.keyboard.type('body')
  await workbench.view('Lines')
  expect(await workbench.lineTexts()).toEqual(before)
  await expect(page.getByRole('checkbox', { name: 'Send X-Off' })).not.toBeChecked()
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Header line 1', exact: true }) })).toContainText(
    'auto',
  )

  await workbench.connect.click()
  await expect(workbench.summary).toContainText('400')
  const [head] = endpoint.heads
  expect(head?.lines[0]).toBe('GET /path?q=1 HTTP/1.1')
  expect(head?.lines.slice(6)).toEqual(['x-CASE: 1', 'X-Case: 2', 'X-Empty:', 'X-Space:  two '])
  expect(head?.valuesOf('Sec-WebSocket-Key')[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/)
})

test('octets that no lines give are kept as octets, and the lines view says why', async ({ page, workbench }) => {
  await workbench.open()
  const before = await workbench.lineTexts()
  await workbench.view('Raw')
  await workbench.octets.fill('NONSENSE\nA: 1\n\n')
  await workbench.view('Lines')
  await expect(page.getByText('The request line has no space between method and target.')).toBeVisible()
  await page.reload()
  await expect(workbench.octets).toHaveValue('NONSENSE⟨CR⟩⟨LF⟩\nA: 1⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n')
  await workbench.view('Lines')
  await page.getByRole('button', { name: 'Return to the lines of before' }).click()
  expect(await workbench.lineTexts()).toEqual(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await workbench.view('Raw')
  await expect(workbench.octets).toHaveValue('NONSENSE⟨CR⟩⟨LF⟩\nA: 1⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n')
})

test('the raw view is edited with the keyboard: a line ending goes as one, undo and redo work', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.view('Raw')
  await workbench.octets.fill('GET / HTTP/1.1\nA: 1\nB: 2\n\n')
  await workbench.octets.press('ControlOrMeta+Home')
  await workbench.octets.press('ArrowDown')
  await workbench.octets.press('Backspace')
  await expect(workbench.octets).toHaveValue('GET / HTTP/1.1A: 1⟨CR⟩⟨LF⟩\nB: 2⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n')
  await workbench.octets.press('ControlOrMeta+z')
  await expect(workbench.octets).toHaveValue('GET / HTTP/1.1⟨CR⟩⟨LF⟩\nA: 1⟨CR⟩⟨LF⟩\nB: 2⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n')
  await workbench.octets.press('ControlOrMeta+Shift+z')
  await expect(workbench.octets).toHaveValue('GET / HTTP/1.1A: 1⟨CR⟩⟨LF⟩\nB: 2⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n')
  await workbench.octets.press('ControlOrMeta+Home')
  await workbench.octets.press('End')
  await page.keyboard.type('!')
  await expect(workbench.octets).toHaveValue('GET / HTTP/1.1A: 1!⟨CR⟩⟨LF⟩\nB: 2⟨CR⟩⟨LF⟩\n⟨CR⟩⟨LF⟩\n')
})
