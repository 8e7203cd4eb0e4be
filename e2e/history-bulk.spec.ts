import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { listen, switchProtocols } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'
import { History } from './pages/history'

test('attempts are ticked by a range, exported, deleted but for a pinned one, and imported again with their verdict', async ({
  page,
  request,
}) => {
  const mark = randomUUID()
  const endpoint = await listen((head, socket) => {
    switchProtocols(head, socket)
    socket.end()
  })
  const url = `ws://127.0.0.1:${endpoint.port}/${mark}`
  const made: string[] = []
  for (let n = 0; n < 4; n++) made.push((await attempt(request, { url })).id)
  const [pinned = '', first = ''] = made
  await request.patch(`/api/attempts/${pinned}`, { data: { pinned: true } })
  const history = new History(page)
  await history.open(`?q=${mark}`)
  await expect(history.rows).toHaveCount(4)

  const box = (row: number) => history.rows.nth(row).getByRole('checkbox')
  const bar = page.getByRole('region', { name: 'Ticked attempts' })
  await box(0).focus()
  await page.keyboard.press('Space')
  await expect(bar).toContainText('1 attempt ticked')
  await box(3).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('4 attempts ticked')
  await accessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await fitsWidth(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  await bar.getByRole('button', { name: 'Export' }).click()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /JSON lines/ }).click()])
  expect(saved.suggestedFilename()).toMatch(/^sockscope-history-[\d-]+\.jsonl$/)
  const file = (await saved.path()) ?? ''
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(6)

  await bar.getByRole('button', { name: 'Delete' }).click()
  const ask = page.getByRole('alertdialog', { name: 'Delete 4 attempts?' })
  await expect(ask).toContainText('1 of them is pinned and stays')
  await ask.getByRole('button', { name: 'Delete attempts' }).click()
  await expect(page.getByText('3 attempts deleted, 1 pinned one stays', { exact: true })).toBeVisible()
  await expect(history.rows).toHaveCount(1)
  await expect(bar).toHaveCount(0)

  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import history' })
  await dialog.getByLabel('File').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog.getByRole('status')).toHaveText('3 attempts imported, 1 was here already')
  await accessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(history.rows).toHaveCount(4)
  await expect(history.rows.nth(0)).toContainText('imported')
  await page.goto(`/attempts/${first}`)
  await expect(page.getByRole('article', { name: 'Attempt' })).toContainText('Accepted')
  await expect(page.getByText('it shows the verdict it was exported with')).toBeVisible()
  await endpoint.close()
})

test('a file that is none is told in a sentence', async ({ page }) => {
  const history = new History(page)
  await history.open()
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import history' })
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'a.har', mimeType: 'application/json', buffer: Buffer.from('{"log":{"entries":[]}}') })
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog).toContainText('The file is a HAR, which has too little of an attempt to be one')
})
