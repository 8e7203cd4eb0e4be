import { type Endpoint, listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'

let endpoint: Endpoint
test.beforeEach(async () => {
  endpoint = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 400 Bad Request', 'Content-Length: 0']))
})
test.afterEach(() => endpoint.close())

test('the key is made wrong on purpose, the rules say so, and it is sent as it is', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  const key = page.getByRole('textbox', { name: 'Header line 4', exact: true })
  await page.getByRole('button', { name: 'Edit the key' }).click()
  const choice = page.getByRole('combobox', { name: 'Key' })
  await expect(choice).toHaveValue('auto')
  await choice.selectOption('Wrong: too short')
  await expect(key).toHaveValue(/^Sec-WebSocket-Key: [A-Za-z0-9+/]{20}$/)
  await expect(page.getByText('15 octets instead of 16')).toBeVisible()
  await page.keyboard.press('Escape')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: 'Send Sec-WebSocket-Key' }) })
  await expect(row.getByRole('button', { name: /^Fail .*16/ })).toBeVisible()
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('400')
  expect(`Sec-WebSocket-Key: ${endpoint.heads[0]?.valuesOf('sec-websocket-key')[0]}`).toBe(await key.inputValue())

  await page.getByRole('button', { name: 'Edit the key' }).click()
  await choice.selectOption('Missing: the line is not sent')
  await page.keyboard.press('Escape')
  await workbench.connect.click()
  await expect.poll(() => endpoint.heads.length).toBe(2)
  expect(endpoint.heads[1]?.valuesOf('sec-websocket-key')).toEqual([])
})

test('subprotocols and compression are edited in place: ordinary lines, read back from what is typed', async ({ page, workbench }) => {
  const echo = await listen((head, socket) => switchProtocols(head, socket, ['Sec-WebSocket-Protocol: mqtt']))
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${echo.port}/`)

  await page.getByRole('button', { name: 'Subprotocols', exact: true }).click()
  await page.getByRole('button', { name: 'Edit subprotocols' }).click()
  const sheet = page.getByRole('dialog')
  for (const name of ['v12.stomp', 'mqtt']) {
    await sheet.getByRole('combobox', { name: 'Add a subprotocol' }).fill(name)
    await page.keyboard.press('Enter')
  }
  await sheet.getByRole('button', { name: 'Move mqtt up' }).click()
  await page.keyboard.press('Escape')
  await expect(workbench.lines.nth(5)).toHaveValue('Sec-WebSocket-Protocol: mqtt, v12.stomp')

  await page.getByRole('button', { name: 'Compression', exact: true }).click()
  await expect(workbench.lines.nth(6)).toHaveValue('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits')
  await workbench.lines.nth(6).fill('sec-websocket-extensions:x-mine;a="1,2", permessage-deflate; server_max_window_bits=9')
  await page.getByRole('button', { name: 'Edit extensions' }).click()
  await expect(sheet.getByRole('combobox', { name: 'Server window bits of offer 2' })).toHaveValue('9')
  await sheet.getByRole('combobox', { name: 'Server window bits of offer 2' }).selectOption('12')
  await sheet.getByRole('combobox', { name: 'Client window bits of offer 2' }).selectOption('supported')
  await sheet.getByRole('switch', { name: 'Server keeps no context of offer 2' }).click()
  await sheet.getByRole('switch', { name: 'Client keeps no context of offer 2' }).click()
  await page.keyboard.press('Escape')
  const line =
    'sec-websocket-extensions:x-mine;a="1,2", permessage-deflate; server_max_window_bits=12; client_max_window_bits; server_no_context_takeover; client_no_context_takeover'
  await expect(workbench.lines.nth(6)).toHaveValue(line)

  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  expect(echo.heads[0]?.lines.slice(6)).toEqual(['Sec-WebSocket-Protocol: mqtt, v12.stomp', line])
  await workbench.stop.click()
  await echo.close()
})

test('body, early data in hex and the pace: written behind the head in pieces', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  await page.getByText('Body, early data, pace', { exact: true }).click()
  await page.getByRole('group', { name: 'Early data as' }).getByRole('radio', { name: 'Hex' }).check()
  const early = page.getByRole('textbox', { name: 'Early data' })
  await early.fill('81 8')
  await expect(page.getByRole('alert').filter({ hasText: 'hex is "81 8": expected two digits for each octet' })).toBeVisible()
  await expect(early).toHaveValue('81 8')
  await early.fill('81 80 00 00 00 00')
  await page.getByRole('radio', { name: 'Piece by piece' }).check()
  await page.getByRole('spinbutton', { name: 'Octets in a piece' }).fill('64')
  await page.getByRole('spinbutton', { name: 'Pause, in milliseconds' }).fill('5')
  await expect(page.getByText('6 early octets · 64 octets at a time, 5 ms apart')).toBeVisible()
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('400')
  const id = new URL(page.url()).searchParams.get('a')
  const { draft } = (await (await page.request.get(`/api/attempts/${id}`)).json()) as { draft: object }
  expect(draft).toMatchObject({ early: 'gYAAAAAA', pacing: { every: 64, pauseMs: 5 } })
})

test('the request target in absolute and asterisk form', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/chat?a=1`)
  await page.getByRole('button', { name: 'Edit the request line' }).click()
  const form = page.getByRole('combobox', { name: 'Form of the target' })
  await form.selectOption('Asterisk')
  await expect(page.getByRole('textbox', { name: 'Request target' })).toHaveValue('*')
  await form.selectOption('Absolute: a whole http URI')
  await page.keyboard.press('Escape')
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('400')
  expect(endpoint.heads[0]?.lines[0]).toBe(`GET http://127.0.0.1:${endpoint.port}/chat?a=1 HTTP/1.1`)
})
