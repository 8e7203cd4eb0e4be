import { open as openFile, truncate, writeFile } from 'node:fs/promises'
import { acceptFor, listen, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { ImportDialog } from './pages/import-dialog'

const request = (name: string, url: string, header: readonly { key: string; value: string; disabled?: boolean }[] = []) => ({
  name,
  request: { method: 'GET', header, url: { raw: url } },
  response: [],
})

/** A collection as Postman exports it, with three WebSocket requests in two folders and one of HTTP. */
const collection = (host: string) =>
  JSON.stringify({
    info: { _postman_id: 'c1', name: 'Chat', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      request('Health', 'https://example.com/health'),
      { name: 'Rooms', item: [request('Join', `ws://${host}/rooms/join`), request('Leave', `ws://${host}/rooms/leave`)] },
      {
        name: 'Feed',
        auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] },
        item: [
          request('Live', `ws://${host}/feed?since=1`, [
            { key: 'x-b', value: '1' },
            { key: 'X-B', value: 'two' },
            { key: 'Off', value: 'not sent', disabled: true },
            { key: 'x-b', value: '3' },
          ]),
        ],
      },
    ],
  })

const har = (entries: readonly unknown[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '1' }, entries } })
const socket = (url: string) => ({
  _resourceType: 'websocket',
  startedDateTime: '2026-03-02T10:00:00.000Z',
  request: { method: 'GET', url, headers: [{ name: 'Upgrade', value: 'websocket' }] },
  response: { status: 101 },
})

test('a Postman collection: three requests, one chosen by the keys, its lines arrive in their order', async ({ page, workbench }) => {
  const endpoint = await listen((head, peer) =>
    writeHead(peer, [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
    ]),
  )
  const dialog = new ImportDialog(page)
  const asked: string[] = []
  page.on('request', (one) => one.url().includes('/api/import') && asked.push(one.url()))
  await workbench.open()
  await dialog.choose({ name: 'chat.postman_collection.json', text: collection(`127.0.0.1:${endpoint.port}`) })

  await expect(dialog.sheet.getByRole('heading', { name: 'Read as a Postman collection' })).toBeVisible()
  await expect(dialog.requests.getByRole('option')).toHaveText([/^Rooms \/ Join/, /^Rooms \/ Leave/, /^Feed \/ Live/])
  await expect(dialog.requests).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.requests.getByRole('option', { name: /Leave/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('End')
  await expect(dialog.requests.getByRole('option', { name: /Live/ })).toHaveAttribute('aria-selected', 'true')
  await dialog.give('{{token}}', 'abc')
  await dialog.requests.focus()
  await page.keyboard.press('Enter')

  await expect(workbench.url).toHaveValue(`ws://127.0.0.1:${endpoint.port}/feed?since=1`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  const [start, ...lines] = endpoint.heads[0]?.lines ?? []
  expect(start).toBe('GET /feed?since=1 HTTP/1.1')
  expect(lines.slice(-4)).toEqual(['x-b: 1', 'X-B: two', 'x-b: 3', 'Authorization: Bearer abc'])
  expect(lines.slice(0, -4).map((line) => line.split(':')[0])).toEqual([
    'Host',
    'Upgrade',
    'Connection',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Version',
  ])
  // The file was read here.
  expect(asked).toEqual([])
  await endpoint.close()
})

test('a HAR of 50 MB is read in a thread of the browser; its many requests are searched and chosen', async ({ page, workbench }, info) => {
  const path = info.outputPath('all.har')
  const page50 = { request: { url: 'https://a.example/' }, response: { content: { text: 'x'.repeat(500_000) } } }
  const sockets = Array.from({ length: 40 }, (_, at) => socket(`wss://host-${at}.example/live?token=hidden-${at}`))
  await writeFile(path, har([...Array.from({ length: 104 }, () => page50), ...sockets]))
  const dialog = new ImportDialog(page)
  await workbench.open()
  const thread = page.waitForEvent('worker')
  await dialog.choose(path)
  await thread
  await expect(dialog.sheet.getByRole('heading', { name: 'Read as a HAR' })).toBeVisible({ timeout: 30_000 })
  await expect(dialog.sheet.getByRole('heading', { name: '40 requests' })).toBeVisible()
  await expect(dialog.search).toBeFocused()
  await expect(dialog.requests).not.toContainText('hidden-0')
  await page.keyboard.type('HOST-37')
  await expect(dialog.requests.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(dialog.draft.getByRole('paragraph').first()).toHaveText('wss://host-37.example/live?token=********')
  await page.keyboard.press('Enter')
  await expect(workbench.url).toHaveValue(/^wss:\/\/host-37\.example\/live/)
})

test('a file that is too large, broken, or of another version: a sentence each, and nothing changes', async ({ page, workbench }, info) => {
  const dialog = new ImportDialog(page)
  await workbench.open()
  const before = await workbench.lineTexts()
  const large = info.outputPath('large.har')
  await (await openFile(large, 'w')).close()
  await truncate(large, 70 * 1024 * 1024)
  await dialog.choose(large)
  await expect(dialog.sheet.getByRole('alert')).toHaveText('The file "large.har" has 70 MB: expected at most 64 MB')

  const input = dialog.sheet.getByLabel('File to import')
  const give = (name: string, text: string) => input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await give('broken.har', har([socket('wss://a/')]).replace(']}', ' 7]}'))
  await expect(dialog.problems).toContainText('The JSON cannot be read here: saw "7", expected "," or "]"')
  await expect(dialog.problems.locator('mark')).toHaveText('7')
  await give('new.har', har([]).replace('"1.2"', '"9.0"'))
  await expect(dialog.problems).toContainText('The HAR has the version "9.0": expected 1.1 or 1.2')
  await give('insomnia.yaml', 'type: collection.insomnia.rest/5.0\nname: W\n')
  await expect(dialog.problems).toContainText('This is YAML: expected JSON')
  await page.keyboard.press('Escape')
  expect(await workbench.lineTexts()).toEqual(before)
})

test('a file is dropped, a request chosen with the pointer; the dialog is for everybody', async ({ page, workbench }) => {
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.open()
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'two.har'))
      return data
    },
    har([socket('wss://a.example/one'), socket('wss://b.example/two')]),
  )
  await dialog.text.dispatchEvent('drop', { dataTransfer: transfer })
  await dialog.requests.getByRole('option', { name: /two/ }).click()
  await expect(dialog.draft.getByRole('paragraph').first()).toHaveText('wss://b.example/two')
  await accessible(page, '[role="dialog"]')
  await dialog.use()
  await expect(workbench.url).toHaveValue('wss://b.example/two')
})

test('the choice fits a phone @phone', async ({ page, workbench }) => {
  const dialog = new ImportDialog(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await workbench.open()
  await dialog.choose({
    name: 'all.har',
    text: har(Array.from({ length: 12 }, (_, at) => socket(`wss://a-very-long-host-name-${at}.example/${'x'.repeat(200)}`))),
  })
  await expect(dialog.requests.getByRole('option').first()).toBeVisible()
  await fitsWidth(page)
  await expect(dialog.sheet.getByRole('button', { name: 'Use draft' })).toBeInViewport()
})
