import { floodEndpoint } from '../bench/flood'
import { expect, test } from './fixtures'

test('a flood is counted whole, watched by two at once, and goes on over a reload', async ({ page, workbench, context }) => {
  const endpoint = await floodEndpoint()
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/?rate=60000&total=300000`)
  await workbench.tab(/^Frames/)
  const list = workbench.attempt.getByRole('listbox', { name: 'Frames' })
  await expect(list.getByRole('option').first()).toBeVisible()

  // Somebody else opens the same attempt while it runs, and this page is loaded again.
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0] ?? ''
  const other = await context.newPage()
  await other.goto(`/attempts/${id}?tab=frames`)
  await expect(other.getByRole('listbox', { name: 'Frames' }).getByRole('option').first()).toBeVisible()
  await page.goto(`/attempts/${id}?tab=frames`)

  // The endpoint's Close and its echo are frames, too.
  for (const watcher of [page, other]) await expect(watcher.getByText('300,002 frames')).toBeVisible({ timeout: 30_000 })
  const jump = page.getByRole('textbox', { name: 'Go to frame number' })
  await jump.fill('123457')
  await jump.press('Enter')
  await expect(page.getByRole('option', { name: /^Frame 123,?457, received, text, 32 octets/ })).toContainText('"id":0023456')
  endpoint.stop()
})
