import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const row = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) })

async function choose(page: Page, profile: string, action: string) {
  await row(page, profile)
    .getByRole('button', { name: `More for ${profile}` })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a draft is saved, found, opened with its lines as typed, copied, renamed and deleted', async ({ page, workbench }) => {
  const mark = randomUUID().slice(0, 8)
  const name = `Staging ${mark}`
  await workbench.open()
  await workbench.url.fill(`ws://staging.example/${mark}`)
  await workbench.addLine('X-Odd:  two spaces ')
  await workbench.addLine(`Authorization: Bearer kept-${mark}`)
  const lines = await workbench.lineTexts()
  await page.getByRole('button', { name: 'Save as profile' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible()

  await page.goto('/profiles')
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill(mark)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await expect(page).toHaveURL(new RegExp(`q=${mark}`))
  await expect(row(page, name)).toContainText(`ws://staging.example/${mark}`)
  await choose(page, name, 'Duplicate')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)

  await choose(page, name, 'Rename, move or tag')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Production ${mark}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click()
  await expect(row(page, `Production ${mark}`)).toBeVisible()

  await row(page, `Production ${mark}`).getByRole('link').click()
  await expect(workbench.url).toHaveValue(`ws://staging.example/${mark}`)
  await expect(page.getByText('stored secret', { exact: true })).toBeVisible()
  expect(await workbench.lineTexts()).toEqual(lines.filter((line) => !line.startsWith('Authorization')))
  expect(await page.content()).not.toContain(`kept-${mark}`)

  await page.goto(`/profiles?q=${mark}`)
  await choose(page, `Production ${mark}`, 'Delete')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete profile' }).click()
  await expect(row(page, `Production ${mark}`)).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
})

test.describe('two people at one profile', () => {
  test.use({ refusals: [409] })

  test('the second to save is told, keeps what was typed, and may save on top', async ({ page, request, workbench }) => {
    const name = `Shared ${randomUUID().slice(0, 8)}`
    const made = await request.post('/api/profiles', { data: { name, request: { url: 'ws://shared.example/one' } } })
    expect(made.status()).toBe(201)
    const profile = (await made.json()) as { id: string; version: number }
    await page.goto(`/?profile=${profile.id}`)
    await expect(workbench.url).toHaveValue('ws://shared.example/one')
    await workbench.url.fill('ws://shared.example/mine')

    const theirs = await request.put(`/api/profiles/${profile.id}`, {
      data: { version: profile.version, name, request: { url: 'ws://shared.example/theirs' } },
    })
    expect(theirs.status()).toBe(200)
    await page.getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Save version/ }).click()
    await expect(dialog).toContainText('Someone saved a newer version')
    await dialog.getByRole('button', { name: 'Save on top of theirs' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(workbench.url).toHaveValue('ws://shared.example/mine')
    const stored = await (await request.get(`/api/profiles/${profile.id}`)).json()
    expect(stored).toMatchObject({ version: 3, request: { url: 'ws://shared.example/mine' } })
    await request.delete(`/api/profiles/${profile.id}`)
  })
})

test('over the API: a stale version is a conflict, versions are listed, a deleted profile is gone', async ({ request }) => {
  const name = `Api ${randomUUID().slice(0, 8)}`
  const made = await request.post('/api/profiles', { data: { name, request: { url: 'ws://a.example/' } } })
  const location = made.headers().location ?? ''
  expect(location).toMatch(/^\/api\/profiles\/\w+/)
  const save = (version: number) => request.put(location, { data: { version, name, request: { url: 'ws://b.example/' } } })
  expect((await save(1)).status()).toBe(200)
  const stale = await save(1)
  expect(stale.status()).toBe(409)
  expect(stale.headers()['content-type']).toContain('application/problem+json')
  const versions = (await (await request.get(`${location}/versions`)).json()) as { items: { version: number }[] }
  expect(versions.items.map(({ version }) => version).sort()).toEqual([1, 2])
  expect((await request.delete(location)).status()).toBe(204)
  expect((await request.get(location)).status()).toBe(404)
})
