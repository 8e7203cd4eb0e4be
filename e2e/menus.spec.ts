import { expect, test } from './fixtures'

test('a menu answers the keyboard from the first key on, and gives the focus back', async ({ page, workbench }) => {
  await workbench.open()
  const more = page.getByRole('button', { name: 'More for Host' })
  for (const key of ['Enter', 'Space', 'ArrowDown']) {
    await more.focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('menuitem', { name: 'Move up' })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Move down' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await expect(more).toBeFocused()
  }
  await more.click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('button', { name: 'More for Host' })).toHaveCount(2)
})

test('the sheet of the request line takes the focus and gives it back', async ({ page, workbench }) => {
  await workbench.open()
  const edit = page.getByRole('button', { name: 'Edit the request line' })
  await edit.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Method' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Request line' })).toBeHidden()
  await expect(edit).toBeFocused()
})

test('a tooltip describes its button, stays while it is pointed at, and goes with Escape', async ({ page, workbench }) => {
  await workbench.open()
  const copy = page.getByRole('button', { name: 'Copy the bytes as text' })
  await copy.hover()
  await expect(copy).toHaveAccessibleDescription('Copy the bytes as text')
  await page.getByRole('tooltip').hover()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toBeHidden()
})

test('the menu of pages leads to a page @phone', async ({ page, workbench }) => {
  await workbench.open()
  await page.getByRole('button', { name: 'Pages' }).click()
  await page.getByRole('menuitem', { name: 'Rules' }).click()
  await expect(page).toHaveURL(/\/rules$/)
})

test('the first load of the workbench brings at most 250 kB of script', async ({ page, workbench }) => {
  await workbench.open()
  await page.waitForLoadState('networkidle')
  const octets = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  )
  expect(octets).toBeGreaterThan(0)
  expect(octets).toBeLessThanOrEqual(250_000)
})
