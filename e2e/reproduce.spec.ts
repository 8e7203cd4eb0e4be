import { listen, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'

const CANARY = 'canary-5d1e77a2c9'

const refusing = () =>
  listen((_head, socket) => {
    writeHead(socket, ['HTTP/1.1 403 Forbidden', 'X-Escape: \x1b[2J', 'Content-Type: text/plain', 'Content-Length: 6'])
    socket.end('no way')
  })
const draft = (port: number) => ({
  url: `ws://127.0.0.1:${port}/agents?access_token=${CANARY}`,
  headers: [
    ['Host', 'other.example'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    { line: 'Sec-WebSocket-Key: {{auto}}' },
    ['Sec-WebSocket-Version', '13'],
    ['Secret-Key', CANARY],
  ] as const,
})

test('T-24: a refused attempt as curl with variables, as a report, and with real values once that was confirmed', async ({
  page,
  request,
}) => {
  const endpoint = await refusing()
  const { id } = await attempt(request, draft(endpoint.port))
  await page.goto(`/attempts/${id}`)
  await page.getByRole('tab', { name: 'Reproduce' }).click()
  await expect(page).toHaveURL(/tab=reproduce/)

  const text = page.getByRole('region', { name: 'curl', exact: true })
  await expect(text).toContainText(`"http://127.0.0.1:${endpoint.port}/agents?access_token=$URL_ACCESS_TOKEN"`)
  await expect(text).toContainText('-H "Secret-Key: $SECRET_KEY"')
  await expect(page.locator('body')).not.toContainText(CANARY)
  await expect(page.getByRole('region', { name: 'What is different' })).toContainText('curl opens no session')
  await accessible(page)

  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`-H 'Host: other.example' \\\n`)

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await saved).suggestedFilename()).toBe(`sockscope-${id}.curl.sh`)

  const real = page.getByRole('switch', { name: 'Real values' })
  await real.click()
  const dialog = page.getByRole('alertdialog', { name: 'The text will hold the real values of 2 secrets' })
  await expect(dialog).toContainText('Secret-Key')
  await expect(page.locator('body')).not.toContainText(CANARY)
  await accessible(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(real).not.toBeChecked()
  await expect(text).not.toContainText(CANARY)

  await real.click()
  await dialog.getByRole('button', { name: 'Show real values' }).click()
  await expect(text).toContainText(`-H 'Secret-Key: ${CANARY}'`)
  await expect(page.getByText('This text holds the real values')).toBeVisible()
  await real.click()
  await expect(text).not.toContainText(CANARY)

  await page.getByLabel('Write it for').selectOption('A ticket, in Markdown')
  await expect(page).toHaveURL(/as=markdown/)
  const report = page.getByRole('region', { name: 'Report in Markdown' })
  await expect(report).toContainText('# WebSocket handshake')
  await expect(report).toContainText('X-Escape: \\u{1B}[2J')
  await expect(report).not.toContainText(CANARY)
  await accessible(page)

  await page.reload()
  await expect(report).toContainText('HTTP/1.1 403 Forbidden')
})

test('each tool has its text, and HAR and JSON are files', async ({ page, request }) => {
  const endpoint = await refusing()
  const { id } = await attempt(request, draft(endpoint.port))
  await page.goto(`/attempts/${id}?tab=reproduce`)
  for (const [option, part] of [
    ['websocat', '-H="Secret-Key: $SECRET_KEY"'],
    ['wscat', '-H "Secret-Key:$SECRET_KEY"'],
    ['Node, ws', "['Secret-Key', secret('SECRET_KEY')],"],
    ['Python, websockets', '("Secret-Key", os.environ["SECRET_KEY"]),'],
    ['k6', "'Secret-Key': __ENV.SECRET_KEY,"],
  ] as const) {
    await page.getByLabel('Write it for').selectOption(option)
    await expect(page.getByRole('region', { name: option, exact: true })).toContainText(part)
  }
  for (const [name, extension] of [
    ['HAR', 'har'],
    ['JSON', 'json'],
  ] as const) {
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    expect((await saved).suggestedFilename()).toBe(`sockscope-${id}.${extension}`)
  }
})

test('an attempt and an unsent draft are copied as curl from their menus', async ({ page, request, workbench }) => {
  const endpoint = await refusing()
  const { id } = await attempt(request, draft(endpoint.port))
  await page.goto(`/attempts/${id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Copy as curl' }).click()
  await expect(page.getByText('No secret is in it: set URL_ACCESS_TOKEN and SECRET_KEY before you run it', { exact: true })).toBeVisible()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  expect(await clipboard()).toContain(`-H 'Host: other.example'`)

  await workbench.open()
  await workbench.url.fill('wss://ci.example/wsagents/')
  await workbench.addLine(`Secret-Key: ${CANARY}`)
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await expect.poll(clipboard).toContain(`'https://ci.example/wsagents/'`)
  expect(await clipboard()).toContain('-H "Secret-Key: $SECRET_KEY"')
  expect(await clipboard()).not.toContain(CANARY)

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder('Search pages and commands').fill('as curl')
  await expect(page.getByRole('option', { name: 'Copy the request as curl' })).toBeVisible()
  await page.evaluate(() => navigator.clipboard.writeText('nothing'))
  await page.getByRole('option', { name: 'Copy the request as curl' }).click()
  await expect.poll(clipboard).toContain(`'https://ci.example/wsagents/'`)
})

test('the tab fits a phone @phone', async ({ page, request }) => {
  const endpoint = await refusing()
  const { id } = await attempt(request, draft(endpoint.port))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/attempts/${id}?tab=reproduce`)
  await expect(page.getByRole('region', { name: 'curl', exact: true })).toContainText('$SECRET_KEY')
  await fitsWidth(page)
  await accessible(page)
})
