import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { Workbench } from './pages/workbench'

type Made = { id: string; version: number }

async function make(request: APIRequestContext, profile: object): Promise<Made> {
  const answer = await request.post('/api/profiles', { data: profile })
  expect(answer.status()).toBe(201)
  return (await answer.json()) as Made
}
async function save(request: APIRequestContext, id: string, data: object): Promise<void> {
  expect((await request.put(`/api/profiles/${id}`, { data })).status()).toBe(200)
}
const items = (page: Page) => page.getByRole('main').getByRole('listitem')
const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true })
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('profiles are found by folder, tag and text; the choice stands in the URL, and the tree obeys the keyboard', async ({
  page,
  request,
}) => {
  const mark = randomUUID().slice(0, 8)
  const [top, tag] = [`team-${mark}`, `tag-${mark}`]
  await make(request, { name: `One ${mark}`, folder: `${top}/prod`, tags: [tag], request: { url: 'ws://one.example/' } })
  await make(request, { name: `Two ${mark}`, folder: `${top}/prod/eu`, request: { url: 'ws://two.example/' } })
  await make(request, { name: `Three ${mark}`, folder: `${top}/test`, tags: [tag], request: { url: 'ws://three.example/' } })
  await page.goto(`/profiles?folder=${top}`)
  await expect(items(page)).toHaveCount(3)
  const tree = page.getByRole('tree', { name: 'Folders' })
  await expect(tree.getByRole('treeitem', { name: new RegExp(`^${top} ?3 profiles`) })).toHaveAttribute('aria-selected', 'true')
  await tree.getByRole('treeitem', { name: /^prod ?2 profiles/ }).click()
  await expect(items(page)).toHaveCount(2)
  await expect(page).toHaveURL(new RegExp(`folder=${top}%2Fprod|folder=${top}/prod`))

  await page.keyboard.press('ArrowLeft')
  await expect(tree.getByRole('treeitem', { name: /^eu ?1 profile/ })).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(items(page)).toHaveCount(1)
  await expect(link(page, `Two ${mark}`)).toBeVisible()

  await page.goto(`/profiles?folder=${top}`)
  await page
    .getByRole('group', { name: 'Tags' })
    .getByRole('button', { name: `Tag ${tag}` })
    .click()
  await expect(items(page)).toHaveCount(2)
  await expect(page).toHaveURL(new RegExp(`tag=${tag}`))
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('three.example')
  await expect(items(page)).toHaveCount(1)
  await accessible(page)
  await page.reload()
  await expect(items(page)).toHaveCount(1)
  await expect(link(page, `Three ${mark}`)).toBeVisible()
})

test('@phone folders are a choice list, and the page fits', async ({ page, request }) => {
  const mark = randomUUID().slice(0, 8)
  await make(request, {
    name: `Phone ${mark}`,
    folder: `phone-${mark}/a-long-name-of-a-folder`,
    tags: ['one', 'two'],
    request: { url: `ws://${'long.'.repeat(20)}example/` },
  })
  await page.goto(`/profiles?q=${mark}`)
  await page.getByRole('combobox', { name: 'Folder' }).selectOption(`phone-${mark}`)
  await expect(items(page)).toHaveCount(1)
  await fitsWidth(page)
  await accessible(page)
  await page.getByRole('button', { name: `More for Phone ${mark}` }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Phone ${mark}` })).toBeVisible()
  await expect(page.getByText('There is one version so far')).toBeVisible()
  await fitsWidth(page)
  await accessible(page)
})

test.describe('refusals', () => {
  test.use({ refusals: [400] })

  test('a draft is saved into a folder with tags that are offered, and moved afterwards', async ({ page, request, workbench }) => {
    const mark = randomUUID().slice(0, 8)
    await make(request, { name: `Seed ${mark}`, folder: `shelf-${mark}`, tags: [`seen-${mark}`], request: { url: 'ws://seed.example/' } })
    await workbench.open()
    await page.getByRole('button', { name: 'Save as profile' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(`Kept ${mark}`)
    await dialog.getByRole('combobox', { name: 'Folder' }).fill('a/..')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog.getByText('A level of the folder is "..": expected a name')).toBeVisible()
    await dialog.getByRole('combobox', { name: 'Folder' }).fill(`shelf-${mark}`)
    await dialog.getByRole('textbox', { name: 'Tags' }).fill('first')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await page.goto(`/profiles?folder=shelf-${mark}`)
    await expect(items(page)).toHaveCount(2)
    await page.getByRole('button', { name: `More for Kept ${mark}` }).click()
    await page.getByRole('menuitem', { name: 'Rename, move or tag' }).click()
    await dialog.getByRole('combobox', { name: 'Folder' }).fill(`shelf-${mark}/deep`)
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('treeitem', { name: /^deep ?1 profile/ })).toBeVisible()
  })

  test('a file of another version imports nothing and says so', async ({ page }) => {
    const mark = randomUUID().slice(0, 8)
    await page.goto('/profiles')
    await page.getByRole('button', { name: 'Import' }).click()
    const dialog = page.getByRole('dialog')
    const file = (name: string, value: object) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) })
    const good = { sockscope: 'profile', version: 1, name: `Never ${mark}`, request: { url: 'ws://a/' } }
    await dialog.getByLabel('Files').setInputFiles([file('good.json', good), file('future.json', { ...good, version: 9 })])
    await dialog.getByRole('button', { name: 'Import' }).click()
    await expect(
      dialog.getByText('future.json: The version of the file is 9: this Sockscope reads version 1. Nothing was imported'),
    ).toBeVisible()
    await accessible(page, '[role=dialog]')
    await dialog
      .getByLabel('Files')
      .setInputFiles([{ name: 'large.json', mimeType: 'application/json', buffer: Buffer.alloc(9_000_000, 32) }])
    await expect(dialog.getByText('The files have 8.6 MiB: expected at most 8')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled()
    await page.goto(`/profiles?q=${mark}`)
    await expect(page.getByText(`No profile matches “${mark}”`)).toBeVisible()
  })
})

test('versions say who changed what, are compared side by side and restored', async ({ page, request }) => {
  const mark = randomUUID().slice(0, 8)
  const secret = `canary-${mark}-0123456789`
  const headers = (value: string) => [
    ['Host', 'a.example'],
    ['Secret-Key', value],
    ['X-Mode', 'one'],
  ]
  const made = await make(request, { name: `Past ${mark}`, request: { url: 'ws://a.example/one', headers: headers(secret) } })
  await save(request, made.id, {
    version: 1,
    name: `Past ${mark}`,
    tags: ['eu'],
    request: { url: 'ws://a.example/two', headers: headers(secret) },
  })
  await save(request, made.id, {
    version: 2,
    name: `Past ${mark}`,
    request: { url: 'ws://a.example/two', headers: headers(secret.replace('0123', '9876')) },
  })
  await page.goto(`/profiles/${made.id}`)
  const version = (n: number) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: `Version ${n}` })
      .first()
  await expect(version(3)).toContainText('Me')
  await expect(version(3)).toContainText('Changed: the secret of Secret-Key')
  await expect(version(2)).toContainText('Changed: Tags, URL')
  await page.getByRole('combobox', { name: 'Version on the left' }).selectOption('1')
  const comparison = page.getByRole('region', { name: 'Comparison' })
  await expect(comparison).toContainText('ws://a.example/one')
  await expect(comparison).toContainText('ws://a.example/two')
  await expect(comparison).toContainText('another secret')
  await expect(comparison).not.toContainText('X-Mode')
  await expect(page).toHaveURL(/compare=1-3/)
  await comparison.getByRole('radio', { name: 'All lines' }).check()
  await expect(comparison).toContainText('X-Mode: one')
  expect(await page.content()).not.toContain('canary')
  await accessible(page)

  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
  await expect(version(4)).toContainText('Changed: Tags, URL, the secret of Secret-Key')
  const stored = await (await request.get(`/api/profiles/${made.id}`)).json()
  expect(stored).toMatchObject({ version: 4, tags: [], request: { url: 'ws://a.example/one' } })
})

test.describe('two people at one profile', () => {
  test.use({ refusals: [409] })
  test('merge by hand what both changed, and take what one alone changed', async ({ page, request, context, workbench }) => {
    const mark = randomUUID().slice(0, 8)
    const headers = [
      ['Host', 'shared.example'],
      ['Secret-Key', `canary-${mark}-secret`],
      ['X-Mode', 'one'],
    ]
    const made = await make(request, { name: `Shared ${mark}`, request: { url: 'ws://shared.example/', headers } })
    const second = await context.newPage()
    const other = new Workbench(second)
    await page.goto(`/?profile=${made.id}`)
    await second.goto(`/?profile=${made.id}`)
    await expect(workbench.url).toHaveValue('ws://shared.example/')
    await expect(other.url).toHaveValue('ws://shared.example/')
    // What the address names is loaded once; then it is taken out of the address.
    for (const one of [page, second]) await expect(one).not.toHaveURL(/profile=/)
    const name = { name: `Shared ${mark}`, exact: true }

    await second.bringToFront()
    // They: another value of X-Mode, a line in front, and a folder.
    await other.lines.nth(1).fill('X-Mode: theirs')
    await other.addLine('X-Theirs: 1')
    expect(await other.lineTexts()).toEqual(['Host: shared.example', 'X-Mode: theirs', 'X-Theirs: 1'])
    await second.getByRole('button', name).click()
    await second.getByRole('dialog').getByRole('combobox', { name: 'Folder' }).fill(`merged-${mark}`)
    await second.getByRole('dialog').getByRole('button', { name: 'Save version 2' }).click()
    await expect(second.getByRole('dialog')).toHaveCount(0)

    await page.bringToFront()
    // I: another value of X-Mode too, and tags.
    await workbench.lines.nth(1).fill('X-Mode: mine')
    await page.getByRole('button', name).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Tags' }).fill('from-me')
    await dialog.getByRole('button', { name: 'Save version 2' }).click()
    await expect(dialog).toContainText('Someone saved a newer version')
    await dialog.getByRole('button', { name: 'Merge by hand' }).click()
    const clash = dialog.getByRole('group', { name: /X-Mode/ })
    await expect(clash).toContainText('X-Mode: theirs')
    await expect(clash).toContainText('X-Mode: mine')
    await expect(dialog).toContainText('1 difference waits for your choice')
    await expect(dialog.getByRole('button', { name: 'Save as version 3' })).toBeDisabled()
    await accessible(page, '[role=dialog]')
    await clash.getByRole('radio', { name: /Mine/ }).check()
    await dialog.getByRole('button', { name: 'Save as version 3' }).click()
    await expect(dialog).toHaveCount(0)
    const stored = (await (await request.get(`/api/profiles/${made.id}`)).json()) as { request: { headers: { line?: string }[] } }
    expect(stored).toMatchObject({ version: 3, folder: `merged-${mark}`, tags: ['from-me'] })
    const text = JSON.stringify(stored.request.headers)
    expect(text).toContain('X-Mode: mine')
    expect(text).not.toContain('X-Mode: theirs')
    // The composer has what was merged; the secret is still the one that was stored.
    await expect(page.getByText('stored secret', { exact: true })).toBeVisible()
    const compared = (await (await request.get(`/api/profiles/${made.id}/compare?a=1&b=3`)).json()) as {
      rows: { label: string; kind: string }[]
    }
    expect(compared.rows.filter(({ label, kind }) => label === 'Secret-Key' && kind !== 'same')).toEqual([])
  })
})

test('a profile goes out as a file without its secret, and comes back under another name', async ({ page, request }) => {
  const mark = randomUUID().slice(0, 8)
  const headers = [
    ['Host', 'a.example'],
    ['Secret-Key', `canary-${mark}-secret`],
  ]
  await make(request, { name: `File ${mark}`, folder: `files-${mark}`, request: { url: 'ws://a.example/', headers } })
  await page.goto(`/profiles?q=${mark}`)
  await page.getByRole('button', { name: `More for File ${mark}` }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as a file' }).click()
  const file = await waiting
  expect(file.suggestedFilename()).toBe(`file-${mark}.profile.json`)
  const path = await file.path()
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('["Secret-Key", "{{secret:secret-key}}"]')
  expect(text).not.toMatch(/canary|\*{3}/)

  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Files').setInputFiles(path)
  await dialog.getByLabel('Where a name is taken in its folder').selectOption('rename')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog.getByRole('status')).toHaveText('One profile was imported.')
  await expect(dialog).toContainText('Needs a value for {{secret:secret-key}}')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(link(page, `File ${mark} (2)`)).toBeVisible()
})

test('T-24: a link carries the draft to another browser, a placeholder in the place of the secret, and asks before it replaces one', async ({
  page,
  browser,
  workbench,
  baseURL,
}) => {
  const mark = randomUUID().slice(0, 8)
  await workbench.open()
  await workbench.url.fill(`ws://linked.example/${mark}`)
  await workbench.addLine(`Secret-Key: canary-${mark}-secret`)
  await workbench.addLine('X-Odd:  two spaces ')
  await page.getByRole('button', { name: 'More for the request' }).click()
  await page.getByRole('menuitem', { name: 'Copy link with the draft' }).click()
  await expect(page.getByText('The link was copied', { exact: true })).toBeVisible()
  const url = await copied(page)
  expect(url).toMatch(/\/#draft=1\.[A-Za-z0-9_-]+$/)

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  const other = await elsewhere.newPage()
  const opened = new Workbench(other)
  await other.goto(url)
  await expect(opened.url).toHaveValue(`ws://linked.example/${mark}`)
  await expect(other).not.toHaveURL(/draft=/)
  expect(await opened.lineTexts()).toContain('X-Odd:  two spaces ')
  expect(await other.content()).not.toContain('canary')
  await expect(other.getByText('secret:secret-key').first()).toBeVisible()

  // Somebody has a draft already: it is asked for, and a hostile link is a sentence.
  await opened.url.fill('ws://precious.example/')
  await other.goto(`${url}`)
  await other.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(opened.url).toHaveValue('ws://precious.example/')
  await other.goto('/#draft=1.AAAA')
  await expect(other.getByText('The link was cut off or changed on its way: ask for it again', { exact: true })).toBeVisible()
  await expect(opened.url).toHaveValue('ws://precious.example/')
  await other.goto(url)
  await other.getByRole('alertdialog').getByRole('button', { name: 'Open it' }).click()
  await expect(opened.url).toHaveValue(`ws://linked.example/${mark}`)
  await other.getByRole('button', { name: 'Undo' }).first().click()
  await expect(opened.url).toHaveValue('ws://precious.example/')
  await elsewhere.close()
})

test('a profile is shared by a link inside the installation', async ({ page, request, workbench }) => {
  const mark = randomUUID().slice(0, 8)
  await make(request, { name: `Link ${mark}`, request: { url: `ws://inside.example/${mark}` } })
  await page.goto(`/profiles?q=${mark}`)
  await page.getByRole('button', { name: `More for Link ${mark}` }).click()
  await page.getByRole('menuitem', { name: 'Copy link', exact: true }).click()
  await expect(page.getByText('The link was copied', { exact: true })).toBeVisible()
  await page.goto(await copied(page))
  await expect(workbench.url).toHaveValue(`ws://inside.example/${mark}`)
})
