import { readFile } from 'node:fs/promises'
import { serve } from './endpoints/serve'
import { expect, test } from './fixtures'
import { accessible } from './pages/accessible'

test('a Socket.IO session is read in its own words, a field of it filters, and all of it is exported', async ({ page, workbench }) => {
  const server = await serve((socket) => {
    socket.send('0{"sid":"lv_VI97","upgrades":[],"pingInterval":25000,"pingTimeout":20000}')
    for (const event of ['news', 'chat', 'news']) socket.send(`42["${event}",{"by":"ada"}]`)
    socket.send('2')
  })
  await workbench.open()
  await workbench.connectTo(`${server.url}socket.io/?EIO=4&transport=websocket`)
  await workbench.tab(/^Frames/)
  const list = workbench.attempt.getByRole('listbox', { name: 'Frames' })
  await expect(list).toContainText('EVENT "chat"')
  await expect(list).toContainText('open: session lv_VI97')
  await workbench.frame(/^Frame 3,/).click()
  const frame = workbench.attempt.getByRole('region', { name: 'Frame 3' })
  await expect(frame).toContainText('"by": "ada"')
  await accessible(page)
  await frame.getByRole('button', { name: 'event chat' }).click()
  await expect(workbench.attempt).toContainText('showing 1 of 5')
  expect(page.url()).toContain('by=socket-io')
  await workbench.attempt.getByRole('button', { name: /^Decoded as socket-io event=chat/ }).click()
  await expect(workbench.attempt).toContainText('5 frames')

  await workbench.attempt.getByRole('combobox', { name: 'Search as' }).selectOption('regex')
  await workbench.attempt.getByRole('searchbox', { name: 'Search payloads' }).fill('news|open')
  await expect(workbench.attempt).toContainText('showing 2 of 5')
  await workbench.attempt.getByRole('searchbox', { name: 'Search payloads' }).fill('')
  await workbench.attempt.getByRole('textbox', { name: 'Payload size, octets' }).fill('-1')
  await expect(workbench.attempt).toContainText('showing 1 of 5')

  await workbench.attempt.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'HAR with WebSocket messages' }).click(),
  ])
  const har = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    log: { entries: { _webSocketMessages: { data: string }[] }[] }
  }
  expect(har.log.entries[0]?._webSocketMessages.map(({ data }) => data)).toContain('42["chat",{"by":"ada"}]')
  await server.close()
})
