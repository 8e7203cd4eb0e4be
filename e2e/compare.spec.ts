import { randomUUID } from 'node:crypto'
import { type Endpoint, listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'
import { History } from './pages/history'

/** An endpoint that accepts first, and from then on refuses. */
function changing(): Promise<Endpoint> {
  let asked = 0
  return listen((head, socket) => {
    asked += 1
    if (asked === 1) switchProtocols(head, socket, ['Server: first'])
    else writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Server: second', 'Content-Length: 0'])
    socket.end()
  })
}

/** Both attempts: with the second, a line of the request has changed as well. */
async function both(request: Parameters<typeof attempt>[0], port: number) {
  const url = `ws://127.0.0.1:${port}/${randomUUID()}`
  const headers = (origin: string): [string, string][] => [
    ['Host', `127.0.0.1:${port}`],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', '{{auto}}'],
    ['Sec-WebSocket-Version', '13'],
    ['Origin', origin],
  ]
  const good = await attempt(request, { url, headers: headers('https://first.example') })
  const bad = await attempt(request, { url, headers: headers('https://other.example') })
  return { url, good, bad }
}

test('a failed attempt says when it last worked; one click tells in sentences what changed @phone', async ({ page, request }) => {
  const endpoint = await changing()
  const { good, bad } = await both(request, endpoint.port)
  expect(good.outcome).toBe('accepted')
  await page.goto(`/attempts/${bad.id}`)
  await expect(page.getByText('It last worked')).toBeVisible()
  await page.getByRole('link', { name: /^\d+ differences$/ }).click()
  await expect(page).toHaveURL(`/compare?a=${good.id}&b=${bad.id}`)

  const told = page.getByRole('region', { name: 'What differs' })
  await expect(told.getByRole('listitem').first()).toContainText('The status is 403 instead of 101')
  await expect(told).toContainText('Origin changed in the request: Origin: https://other.example instead of Origin: https://first.example')
  await expect(told).not.toContainText('Sec-WebSocket-Key')
  await accessible(page)
  await fitsWidth(page)

  const lines = page.getByRole('region', { name: 'Part by part' })
  await expect(lines.getByText('Host: 127.0.0.1')).toHaveCount(0)
  await page.getByRole('radio', { name: 'All lines' }).click()
  await expect(page).toHaveURL(/lines=all/)
  await expect(lines.getByText('as each time').first()).toBeVisible()

  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(page).toHaveURL(new RegExp(`a=${bad.id}&b=${good.id}`))
  await expect(told.getByRole('listitem').first()).toContainText('The status is 101 instead of 403')
  await page.getByRole('region', { name: 'After' }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/attempts/${good.id}`))
  await expect(page.getByText('It last worked')).toHaveCount(0)
  await endpoint.close()
})

test('two attempts of the history are ticked by the keyboard and compared, the older one before', async ({ page, request }) => {
  const endpoint = await changing()
  const { url, good, bad } = await both(request, endpoint.port)
  const history = new History(page)
  await history.open(`?q=${encodeURIComponent(url)}`)
  await expect(history.rows).toHaveCount(2)
  for (const row of [history.rows.nth(0), history.rows.nth(1)]) {
    await row.getByRole('checkbox').focus()
    await page.keyboard.press('Space')
    await expect(row.getByRole('checkbox')).toBeChecked()
  }
  await accessible(page)
  await page.getByRole('link', { name: 'Compare', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/compare?a=${good.id}&b=${bad.id}`)
  await endpoint.close()
})

test('the menu of an attempt leads to the last that worked', async ({ page, request }) => {
  const endpoint = await changing()
  const { good, bad } = await both(request, endpoint.port)
  await page.goto(`/attempts/${bad.id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Compare with the last that worked' }).click()
  await expect(page).toHaveURL(`/compare?a=${good.id}&b=${bad.id}`)
  await page.goto(`/attempts/${good.id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Compare with the one before' }).click()
  await expect(page.getByText('This is the first attempt at this URL', { exact: true })).toBeVisible()
  await endpoint.close()
})

test.describe('without two attempts', () => {
  test.use({ refusals: [404] })

  test('the page says what to do, and which one is missing', async ({ page, request }) => {
    await page.goto('/compare')
    await expect(page.getByText('Two attempts are compared here')).toBeVisible()
    const { id } = await attempt(request, { url: `practice:/forbidden?${randomUUID()}` })
    await page.goto(`/compare?a=${id}&b=none`)
    await expect(page.getByText('b is "none": there is no such attempt')).toBeVisible()
  })
})
