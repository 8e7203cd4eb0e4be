import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type OwnServer, ownServer } from './endpoints/own-server'
import { test as shared } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'
import { History } from './pages/history'

// A server of its own: a restore restarts it, and what its history takes is counted. Its console is not held quiet, for while it
// restarts its address refuses.
const test = base.extend<object, { server: OwnServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: it needs no other fixture, and they are told by this pattern
    async ({}, use) => {
      const server = await ownServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.address),
})
test.describe.configure({ mode: 'serial' })

const copies = (page: Page) => page.getByRole('list', { name: 'Copies' })

test('T-38: a copy is made, an attempt deleted, the copy restored, and the attempt is there again', async ({
  page,
  request,
  context,
  server,
}) => {
  const { id } = await attempt(request, { url: 'practice:/forbidden' })
  const running = await attempt(request, { url: 'practice:/echo' }, 'verdict')
  const other = await context.newPage()
  await other.goto('/attempts')
  await expect(new History(other).rows).toHaveCount(2)
  await other.evaluate(() => Object.assign(window, { before: true }))
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Storage', exact: true }).click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(copies(page).getByRole('listitem')).toHaveCount(1)
  await expect(copies(page)).toContainText('Made by hand by Me')
  expect(readdirSync(path.join(server.dataDir, 'backups')).filter((name) => name.endsWith('.db'))).toHaveLength(1)
  expect((await request.delete(`/api/attempts/${id}`)).status()).toBe(204)

  await copies(page).getByRole('button', { name: 'Restore' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore a copy' })
  await expect(dialog).toContainText('One session runs and is ended')
  const reloaded = page.waitForEvent('load', { timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Restore and restart' }).click()
  await reloaded
  await expect(page.getByText(/Restored from backup-/)).toBeVisible()
  await expect(copies(page)).toContainText('The database before a restore by Me')
  expect((await request.get(`/api/attempts/${id}`)).status()).toBe(200)
  expect(await (await request.get(`/api/attempts/${running.id}`)).json()).toMatchObject({ state: 'interrupted' })
  // A page that was open meanwhile begins anew with its next answer, this one or an earlier.
  await other.getByRole('textbox', { name: 'Search attempts' }).fill('forbidden')
  await expect.poll(() => other.evaluate(() => 'before' in window).catch(() => true)).toBe(false)
})

test('T-41: rules of retention show what they remove before they are saved, then remove that', async ({ page, request }) => {
  for (let n = 0; n < 3; n++) await attempt(request, { url: `practice:/forbidden?${n}` })
  await page.goto('/storage')
  await expect(page.getByText('Off, as it is from the start')).toBeVisible()
  await page.getByRole('textbox', { name: 'Attempts', exact: true }).fill('2')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByRole('button', { name: 'Show what goes' }).click()
  await expect(page.getByText('3 attempts would be removed now')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: 'Save and remove' }).click()
  await expect(page.getByRole('list', { name: 'Removed lately' })).toContainText('3 attempts', { timeout: 20_000 })
  expect(((await (await request.get('/api/attempts')).json()) as { total: number }).total).toBe(2)
})

shared.describe('a file that is no copy', () => {
  shared.use({ refusals: [400] })

  shared('is refused with what to do; at 390 px nothing is cut off @phone', async ({ page }) => {
    await page.goto('/storage')
    await page
      .getByLabel('A copy to restore')
      .setInputFiles({ name: 'notes.db', mimeType: 'text/plain', buffer: Buffer.from('not a database') })
    const dialog = page.getByRole('dialog', { name: 'Restore a copy' })
    await dialog.getByRole('button', { name: 'Restore and restart' }).click()
    await expect(dialog).toContainText('It is no SQLite database: expected a file that was downloaded from the storage page')
    await fitsWidth(page)
    await accessible(page)
    await page.keyboard.press('Escape')
    await fitsWidth(page)
  })
})
