import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { type Endpoint, listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'
import { History } from './pages/history'

/** Three attempts that bear a mark: accepted, then refused at the same URL, and one at a name that does not exist. */
async function three(request: APIRequestContext): Promise<{ mark: string; url: string; ids: string[]; endpoint: Endpoint }> {
  const mark = randomUUID()
  const endpoint = await listen((head, socket) => {
    if (endpoint.heads.length === 1) switchProtocols(head, socket)
    else writeHead(socket, ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'])
    socket.end()
  })
  const url = `ws://127.0.0.1:${endpoint.port}/${mark}`
  const made = [
    await attempt(request, { url }),
    await attempt(request, { url }),
    await attempt(request, { url: `ws://does-not-exist.invalid/${mark}` }),
  ]
  return { mark, url, ids: made.map(({ id }) => id), endpoint }
}
const plots = (page: Page) => page.getByRole('region', { name: 'Over time' })
const bars = (page: Page) => plots(page).getByRole('img', { name: /^\d+ attempts?, / })

test('part of the time is chosen by dragging and by keys, and narrows the list; one button shows the whole time', async ({
  page,
  request,
}) => {
  const { mark, endpoint } = await three(request)
  const history = new History(page)
  await history.open(`?q=${mark}`)
  await expect(bars(page)).toHaveAccessibleName(/3 attempts, .*: 1 accepted, 1 refused, 1 unreachable; at most [123] in 1 second/)
  await expect(history.rows).toHaveCount(3)
  await accessible(page)

  // The newest attempt ends the plot, a minute long: the left half of it is from before.
  const drag = async (from: number, to: number) => {
    const box = (await bars(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(box.x + 40 + (box.width - 40) * from, box.y + 50)
    await page.mouse.down()
    await page.mouse.move(box.x + 40 + (box.width - 40) * to, box.y + 60, { steps: 3 })
    await page.mouse.up()
  }
  await drag(0.05, 0.4)
  await expect(page).toHaveURL(/from=.*to=/)
  await expect(page.getByText('No attempt fits this filter')).toBeVisible()
  await expect(plots(page)).toContainText('there is nothing to plot')
  await page.getByRole('button', { name: 'Whole time' }).click()
  await expect(page).not.toHaveURL(/from=/)
  await expect(history.rows).toHaveCount(3)

  const begin = page.getByRole('slider', { name: 'Begin of the time' })
  await begin.focus()
  for (let times = 0; times < 2; times++) await page.keyboard.press('PageUp')
  await expect(begin).toHaveAttribute('aria-valuetext', /\d\d:\d\d:\d\d$/)
  await expect(plots(page).getByRole('button', { name: 'Show only these 3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(begin).toHaveAttribute('aria-valuenow', '0')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=.*to=/)
  await expect(history.rows).toHaveCount(3)
  await bars(page).dblclick({ position: { x: 200, y: 50 } })
  await expect(page).not.toHaveURL(/from=/)
  await endpoint.close()
})

test('an outcome, a host and a cause narrow the list, and a change leads to the two attempts side by side', async ({ page, request }) => {
  const { mark, url, ids, endpoint } = await three(request)
  const history = new History(page)
  await history.open(`?q=${mark}`)
  const refused = plots(page).getByRole('button', { name: /^Refused/ })
  await refused.click()
  await expect(page).toHaveURL(/outcome=refused/)
  await expect(history.rows).toHaveCount(1)
  await refused.click()
  await plots(page).getByRole('button', { name: 'does-not-exist.invalid' }).click()
  await expect(page).toHaveURL(/host=does-not-exist\.invalid/)
  await expect(history.rows).toHaveCount(1)
  await plots(page).getByRole('button', { name: 'does-not-exist.invalid' }).click()
  await expect(history.rows).toHaveCount(3)

  await plots(page).getByRole('tab', { name: 'Causes' }).click()
  const causes = plots(page).getByRole('table')
  const cause = causes.getByRole('row').filter({ hasText: 'generic/not-reached' })
  await expect(cause.getByRole('link', { name: 'generic/not-reached', exact: true })).toHaveAttribute(
    'href',
    '/diagnoses?q=generic%2Fnot-reached',
  )
  await cause.getByRole('button').click()
  await expect(page).toHaveURL(/diagnosis=generic\/not-reached/)
  await expect(history.rows).toHaveCount(1)
  await cause.getByRole('button').click()
  await expect(history.rows).toHaveCount(3)

  await plots(page).getByRole('tab', { name: 'Latency by phase' }).click()
  await expect(plots(page).getByRole('img', { name: /^Connect, .*: median [\d.]+ m?s, p95 [\d.]+ m?s, of 2 attempts$/ })).toBeVisible()
  await accessible(page)
  const plot = plots(page)
    .getByRole('img', { name: /^Connect, / })
    .locator('.u-over')
  await plot.dragTo(plot, { sourcePosition: { x: 150, y: 30 }, targetPosition: { x: 5, y: 30 } })
  await expect(page).toHaveURL(/from=.*to=/)
  await page.getByRole('button', { name: 'Whole time' }).click()
  await expect(history.rows).toHaveCount(3)

  await plots(page)
    .getByRole('tab', { name: /^Changed lately/ })
    .click()
  await expect(plots(page).getByRole('listitem')).toContainText(`${url} went from accepted to refused 403`)
  await plots(page)
    .getByRole('link', { name: `Compare before and after at ${url}` })
    .click()
  await expect(page).toHaveURL(`/compare?a=${ids[0]}&b=${ids[1]}`)
  await endpoint.close()
})

test('on a narrow page the plots stay folded until they are wanted, and remember it @phone', async ({ page, request }) => {
  const { mark, endpoint } = await three(request)
  const history = new History(page)
  await history.open(`?q=${mark}`)
  await expect(history.rows).toHaveCount(3)
  await expect(bars(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Over time' }).click()
  await expect(bars(page)).toBeVisible()
  await fitsWidth(page)
  await accessible(page)
  await page.reload()
  await expect(bars(page)).toBeVisible()
  await endpoint.close()
})
