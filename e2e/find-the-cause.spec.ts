import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'
import { History } from './pages/history'
import { Workbench } from './pages/workbench'

/** An endpoint for which the Origin decides. */
const sameOriginOnly = () =>
  listen((head, socket) => {
    if (head.valuesOf('Origin')[0] === 'https://app.example') switchProtocols(head, socket)
    else {
      const body = 'this origin may not open a socket'
      writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Type: text/plain', `Content-Length: ${body.length}`])
      socket.write(body)
    }
    socket.end()
  })

/** A hundred attempts of other people's troubles, at hosts where nobody listens. */
async function others(request: APIRequestContext): Promise<void> {
  for (let n = 0; n < 100; n += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, k) => attempt(request, { url: `ws://127.0.1.${2 + ((n + k) % 9)}:9/feed/${n + k}` }, 'verdict')),
    )
}

test('among many attempts the failing one is found, compared with the last that worked, followed to the first that failed, and its cause read', async ({
  page,
  request,
}) => {
  const endpoint = await sameOriginOnly()
  const name = `orders-${randomUUID().slice(0, 8)}`
  const url = `ws://127.0.0.1:${endpoint.port}/${name}/live`
  const withOrigin = (origin: string) => ({
    url,
    headers: [
      ['Host', `127.0.0.1:${endpoint.port}`],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Key', '{{auto}}'],
      ['Sec-WebSocket-Version', '13'],
      ['Origin', origin],
    ] as [string, string][],
  })
  const good = await attempt(request, withOrigin('https://app.example'))
  const first = await attempt(request, withOrigin('https://new.example'))
  // Many, so that the series is wider than a phone.
  for (let n = 0; n < 20; n++) await attempt(request, withOrigin('https://new.example'))
  const last = await attempt(request, withOrigin('https://new.example'))
  await others(request)

  // By the keyboard: the words that are known, then the outcome.
  const history = new History(page)
  await history.open()
  await page.getByLabel('Search attempts').focus()
  await page.keyboard.type(name)
  await expect(page).toHaveURL(new RegExp(`q=${name}`))
  await expect(history.counted).toContainText('23 attempts')
  await history.open(`?q=${name}&outcome=refused`)
  await expect(history.counted).toContainText('22 attempts')
  await history.row(name).first().getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/attempts/${last.id}`))

  // Its cause, and since when.
  await expect(new Workbench(page).summary).toHaveText('Refused with 403: the answer names the Origin: "this origin may not open a socket"')
  await expect(page.getByText(/It last worked/)).toContainText('It last worked just now')
  await expect(page.getByText(/It first failed .*, 22 failures ago/)).toBeVisible()
  const strip = page.getByRole('list', { name: 'Attempts at this URL' })
  await expect(strip.getByRole('link')).toHaveCount(23)
  await expect(strip.getByRole('link').nth(1)).toHaveText(/Refused 403, just now, the first that failed/)
  await accessible(page)

  // One click to what changed then; from there on through the series.
  await page.getByRole('link', { name: 'what changed then' }).click()
  await expect(page).toHaveURL(`/compare?a=${good.id}&b=${first.id}`)
  const told = page.getByRole('region', { name: 'What differs' })
  await expect(told).toContainText('Origin changed in the request: Origin: https://new.example instead of Origin: https://app.example')
  await page.getByRole('button', { name: 'Later' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(new RegExp(`b=${first.id}`))
  await expect(page.getByRole('button', { name: 'First failure' })).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: 'First failure' }).click()
  await expect(page).toHaveURL(`/compare?a=${good.id}&b=${first.id}`)

  await page.setViewportSize({ width: 390, height: 844 })
  await fitsWidth(page)
  await page.goto(`/attempts/${last.id}`)
  await expect(strip).toBeVisible()
  await fitsWidth(page)
  await endpoint.close()
})
