import type { Page } from '@playwright/test'
import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'

const COOKIE = 'sid=0123456789abcdef'

/** Opens for its own origin and without one, refuses others; asks for the cookie where `withCookie`. Any frame ends the connection. */
const originChecker = (checksOrigin: boolean, withCookie = false) =>
  listen((head, socket) => {
    const [host = ''] = head.valuesOf('Host')
    const origins = head.valuesOf('Origin')
    const foreign = checksOrigin && origins.some((origin) => origin !== `http://${host}`)
    const stranger = withCookie && !head.valuesOf('Cookie').includes(COOKIE)
    const upgrade = head.valuesOf('Upgrade').length === 1 && head.valuesOf('Sec-WebSocket-Key').length === 1
    if (foreign || stranger || !upgrade)
      return writeHead(socket, [`HTTP/1.1 ${foreign ? '403 Forbidden' : '401 Unauthorized'}`, 'Content-Length: 0'])
    switchProtocols(head, socket)
    return socket.once('data', () => socket.end())
  })
const standard = (port: number, ...more: [string, string][]): [string, string][] => [
  ['Host', `127.0.0.1:${port}`],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', '{{auto}}'],
  ['Sec-WebSocket-Version', '13'],
  ...more,
]
const ladder = (page: Page) => page.getByRole('article', { name: 'Ladder' })
test('a ladder says what it will do, finds that a foreign Origin is refused, and stays after a reload', async ({ page, request }) => {
  const endpoint = await originChecker(true)
  const headers = standard(endpoint.port, ['Origin', 'https://elsewhere.example'])
  const first = await attempt(request, { url: `ws://127.0.0.1:${endpoint.port}/chat`, headers })
  expect(first.outcome).toBe('refused')
  await page.goto(`/attempts/${first.id}`)
  await page.getByRole('tab', { name: 'Ladder' }).click()
  const rows = page.getByRole('list', { name: 'Rows to run' })
  await expect(rows).toContainText('One more handshake; what opens is closed at once with code 1000')
  await expect(rows).toContainText('Does not apply: There is no TLS.')
  await accessible(page)
  await fitsWidth(page)
  expect(endpoint.heads).toHaveLength(1)
  await page.getByRole('checkbox', { name: 'HTTP/1.0' }).uncheck()
  await page.getByRole('button', { name: /^Run \d+ rows$/ }).click()
  await expect(ladder(page).getByRole('heading', { level: 2 })).toContainText('Origin is what decides: as it is, it is refused with 403')
  await expect(ladder(page)).toContainText('Done')
  const own = ladder(page).locator('[data-row="same-origin"]')
  await expect(own).toContainText('opened')
  await expect(own).toContainText('decides')
  await expect(own).toContainText('compares Origin with Host')
  await accessible(page)
  await fitsWidth(page)
  const sentence = await ladder(page).getByRole('heading', { level: 2 }).innerText()
  await page.reload()
  await expect(ladder(page).getByRole('heading', { level: 2 })).toHaveText(sentence)
  await ladder(page).getByText('rows were not run').click()
  await expect(ladder(page).locator('[data-row="http-1-0"]')).toContainText('It was left out.')
  await page.getByRole('link', { name: 'On a page of its own' }).click()
  await expect(page).toHaveURL(/\/ladder\//)
  await expect(ladder(page).getByRole('heading', { level: 2 })).toHaveText(sentence)
  await ladder(page).getByRole('link', { name: 'Attempt: Without Origin' }).click()
  await expect(page.getByRole('article', { name: 'Attempt' })).toContainText('101')
  // The one that was taken from the list was not sent, and every one that opened was told so by its Origin.
  expect(endpoint.heads.some(({ text }) => text.includes('HTTP/1.0'))).toBe(false)
})

test('a running ladder is stopped, and says what was not run', async ({ page, request }) => {
  let count = 0
  const endpoint = await listen((_head, socket) => {
    count += 1
    if (count <= 2) writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'])
  })
  const first = await attempt(request, { url: `ws://127.0.0.1:${endpoint.port}/` })
  await page.goto(`/attempts/${first.id}?tab=ladder`)
  await page.getByRole('button', { name: /^Run/ }).click()
  await page.getByRole('button', { name: 'Stop ladder' }).click()
  await expect(ladder(page)).toContainText('Stopped before its end.')
  await expect(page.getByRole('button', { name: 'Stop ladder' })).toHaveCount(0)
})

for (const [name, checks, says] of [
  ['vulnerable', false, 'Cross-site hijacking is shown'],
  ['safe @phone', true, 'Cross-site hijacking of the handshake was not possible'],
] as const)
  test(`the matrix of a cookie server that is ${name} says exactly that, in a report to paste`, async ({ page, request }) => {
    const endpoint = await originChecker(checks, true)
    const headers = standard(endpoint.port, ['Cookie', COOKIE])
    const first = await attempt(request, { url: `ws://127.0.0.1:${endpoint.port}/`, headers }, 'verdict')
    await page.goto(`/attempts/${first.id}?tab=ladder`)
    await page.getByRole('radio', { name: 'Origin × credentials' }).check()
    await page.getByRole('button', { name: /^Run 14 rows$/ }).click()
    await expect(ladder(page).getByRole('heading', { level: 2 })).toContainText(says)
    const copy = page.getByRole('button', { name: 'Copy report' })
    await expect(copy).toBeVisible()
    const cell = page
      .getByRole('row', { name: /^Other site/ })
      .getByRole('cell')
      .first()
    await expect(cell).toContainText(checks ? 'refused with 403' : 'opened')
    await accessible(page)
    await fitsWidth(page)
    await copy.click()
    const report = await page.evaluate(() => navigator.clipboard.readText())
    expect(report).toContain(says)
    expect(report).toContain(
      `| Other site: \`https://evil.test\` | ${checks ? 'refused with 403' : 'opened'} | refused with ${checks ? 403 : 401} |`,
    )
    expect(report).not.toContain('0123456789abcdef')
  })
