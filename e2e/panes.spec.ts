import { serve } from './endpoints/serve'
import { expect, test } from './fixtures'
import { accessible } from './pages/accessible'
import { attempt } from './pages/api'

test('the sessions of two users stand side by side on one time axis', async ({ page, request, workbench }) => {
  const server = await serve((socket) => {
    socket.send('welcome')
    socket.on('message', (data) => {
      // A room: what one says, all hear.
      for (const client of server.clients()) client.send(`heard: ${data}`)
    })
  })
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  await expect(workbench.frame(/^Frame 1, received/)).toBeVisible()
  const ada = new URL(page.url()).searchParams.get('a')
  const ben = await attempt(request, { url: server.url }, 'verdict')

  await page.goto(`/attempts/${ada}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Beside another session' }).click()
  const a = page.getByRole('region', { name: 'Session A' })
  await expect(a.getByRole('option', { name: /^Frame 1, received, text, 7 octets/ })).toBeVisible()
  await page.getByRole('button', { name: 'Add a session' }).click()
  await page.getByRole('searchbox', { name: 'Search sessions' }).fill(server.url)
  await page.getByRole('list', { name: 'Sessions' }).getByRole('button', { name: server.url }).click()
  await expect(page).toHaveURL(new RegExp(`a=${ada},${ben.id}`))
  const b = page.getByRole('region', { name: 'Session B' })
  await expect(b.getByRole('option', { name: /^Frame 1, received/ })).toBeVisible()

  await a.getByRole('textbox', { name: 'Payload, text' }).fill('good morning')
  await a.getByRole('button', { name: /^Send/ }).click()
  await expect(a.getByRole('option', { name: /^Frame 2, sent, text, 12 octets/ })).toBeVisible()
  await expect(b.getByRole('option', { name: /^Frame 2, received, text, 19 octets/ })).toContainText('heard: good morning')
  await b.getByRole('textbox', { name: 'Payload, text' }).fill('and to you')
  await b.getByRole('button', { name: /^Send/ }).click()
  await expect(a.getByRole('option', { name: /^Frame 4, received, text, 17 octets/ })).toContainText('heard: and to you')

  // A frame of A chosen: B shows what it has from that moment on.
  await a.getByRole('option', { name: /^Frame 2, sent/ }).click()
  await expect(a.getByRole('region', { name: 'Frame 2' })).toContainText('good morning')
  await expect(b.getByRole('option', { name: /^Frame 2, received/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page).toHaveURL(/t=\d/)
  await expect(page.getByRole('region', { name: 'Time axis' }).getByRole('img', { name: /^Frames a second of Session B/ })).toBeVisible()
  await accessible(page)

  await page.reload()
  await expect(b.getByRole('option', { name: /^Frame 2, received/ })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Follow all' }).click()
  await a.getByRole('button', { name: 'Stop' }).click()
  await expect(a.getByRole('button', { name: 'Stop' })).toBeHidden()
  await page.getByRole('button', { name: 'Take Session A away' }).click()
  await expect(page).toHaveURL(new RegExp(`a=${ben.id}`))
  await page.getByRole('region', { name: 'Session A' }).getByRole('button', { name: 'Stop' }).click()
  await server.close()
})
