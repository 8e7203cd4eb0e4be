import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { RunResult } from '@/lib/server/profiles/run'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'

/** Adds an expectation of a kind at the end; gives its row. */
async function add(page: Page, number: number, kind: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add expectation' }).click()
  const row = page.getByRole('group', { name: `Expectation ${number}`, exact: true })
  await row.getByRole('combobox', { name: `Kind of expectation ${number}` }).selectOption({ label: kind })
  return row
}
const unfold = (page: Page) => page.locator('summary').filter({ hasText: 'Expectations' }).click()

test('expectations are composed, judged beside the attempt, kept in a profile, and run over the API and by the client', async ({
  page,
  request,
  workbench,
  baseURL,
}) => {
  test.setTimeout(60_000)
  await workbench.open()
  await workbench.url.fill('practice:/json-events')
  await unfold(page)
  const status = await add(page, 1, 'Status')
  await status.getByRole('textbox', { name: 'Status of' }).fill('10')
  await expect(status.getByRole('alert')).toHaveText('10 is no status: expected 100 to 999, or a class such as 4xx')
  await status.getByRole('textbox', { name: 'Status of' }).fill('101, 2xx')
  await expect(status.getByRole('alert')).toHaveCount(0)

  const header = await add(page, 2, 'Header')
  await header.getByRole('textbox', { name: 'Name of' }).fill('Upgrade')
  await header.getByRole('combobox', { name: 'Test of' }).selectOption({ label: 'matches' })
  await header.getByRole('textbox', { name: 'Value of' }).fill('^h2c$')

  const message = await add(page, 3, 'Message')
  await message.getByRole('textbox', { name: 'JSON path of' }).fill('$.')
  await expect(message.getByRole('alert')).toContainText('The path ends at character 3')
  await message.getByRole('textbox', { name: 'JSON path of' }).fill('$')
  await accessible(page)

  await workbench.connect.click()
  const list = workbench.part('Expectations')
  await expect(list).toContainText('2 passed, 1 failed')
  await expect(list.getByRole('listitem').nth(0)).toContainText('Pass Status is 101 or 2xx')
  await expect(list.getByRole('listitem').nth(1)).toContainText('Fail Upgrade is "websocket": expected a match of /^h2c$/')
  await expect(list.getByRole('listitem').nth(2)).toContainText('Pass The first message has $')
  await list.getByRole('button', { name: 'Frame 1' }).click()
  await expect(page.getByRole('tab', { name: /^Frames/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page).toHaveURL(/frame=1/)
  await accessible(page)

  const name = `Expecting ${randomUUID().slice(0, 8)}`
  await page.getByRole('button', { name: 'Save as profile' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  const found = (await (await request.get(`/api/profiles?q=${encodeURIComponent(name)}`)).json()) as { items: { id: string }[] }
  const id = found.items[0]?.id ?? ''

  const answer = await request.post(`/api/profiles/${id}/run?wait=end&timeoutMs=20000`, { data: {} })
  expect(answer.status()).toBe(201)
  const run = (await answer.json()) as RunResult
  expect(run.passed).toBe(false)
  expect(run.state).toBe('closed')
  expect(run.expectations?.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'pass'])
  await page.goto(`/attempts/${run.id}`)
  await expect(workbench.part('Expectations')).toContainText('2 passed, 1 failed')

  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-e2e-'))
  const client = await request.get('/cli/sockscope.mjs')
  expect(client.headers()['content-type']).toBe('text/javascript; charset=utf-8')
  writeFileSync(path.join(folder, 'sockscope.mjs'), await client.body())
  const again = await request.get('/cli/sockscope.mjs', { headers: { 'if-none-match': client.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
  const code = await new Promise((resolve) => {
    const args = ['sockscope.mjs', 'run', name, '--server', baseURL ?? '', '--junit', 'report.xml']
    execFile(process.execPath, args, { cwd: folder }, (error) => resolve(error?.code ?? 0))
  })
  expect(code).toBe(1)
  expect(readFileSync(path.join(folder, 'report.xml'), 'utf8')).toContain('tests="3" failures="1" errors="0"')
  rmSync(folder, { recursive: true })
  await request.delete(`/api/profiles/${id}`)
})

test('an attempt that expects nothing has no such list', async ({ workbench }) => {
  await workbench.open()
  await workbench.connectTo('practice:/echo')
  await expect(workbench.summary).toContainText('Opened')
  await expect(workbench.part('Expectations')).toHaveCount(0)
})

test('rows of every kind and the list fit a phone @phone', async ({ page, workbench }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await workbench.open()
  await unfold(page)
  const kinds = ['Status', 'Outcome', 'Header', 'Subprotocol', 'Rule', 'Message', 'Close', 'Time']
  for (const [index, kind] of kinds.entries()) await add(page, index + 1, kind)
  await page.getByRole('textbox', { name: 'Name of expectation 3' }).fill('Server')
  await fitsWidth(page)
  await page.getByRole('button', { name: 'Delete expectation 7' }).click()
  await expect(page.getByRole('group', { name: /^Expectation \d$/ })).toHaveCount(7)
  await workbench.connect.click()
  await expect(workbench.part('Expectations').getByRole('listitem')).toHaveCount(7)
  await fitsWidth(page)
  await accessible(page)
})

test.describe('what the server refuses', () => {
  test.use({ refusals: [400] })

  test('is told at its row, and nothing typed is lost', async ({ page, workbench }) => {
    await workbench.open()
    await unfold(page)
    const rule = await add(page, 1, 'Rule')
    await rule.getByRole('combobox', { name: 'Rules of' }).selectOption({ label: 'with the id' })
    await rule.getByRole('textbox', { name: 'Rule of' }).fill('response/no-such-rule')
    await workbench.connect.click()
    await expect(rule.getByRole('alert')).toContainText('There is no rule "response/no-such-rule"')
    await expect(rule.getByRole('textbox', { name: 'Rule of' })).toHaveValue('response/no-such-rule')
  })
})
