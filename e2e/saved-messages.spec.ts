import { serve } from './endpoints/serve'
import { expect, test } from './fixtures'
import { accessible } from './pages/accessible'

test('messages are kept with a profile, filled when they are sent, and counted when repeated', async ({ page, workbench }) => {
  test.slow()
  const server = await serve((socket) => socket.send('welcome'))
  const heard = () => server.received.map(({ data }) => String(data))
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  const send = workbench.part('Send a frame')
  const payload = send.getByRole('textbox', { name: /^Payload/ })

  // Composed, filled, sent.
  await payload.fill('{{user}} says {{n}}')
  await send.getByRole('button', { name: /^Send/ }).click()
  await expect(send.getByText('{{user}} has no value: type one below, or switch filling off')).toBeVisible()
  await send.getByRole('textbox', { name: '{{user}}' }).fill('ada')
  await accessible(page)

  // Kept under a name, in the draft and so in its profile.
  await send.getByRole('button', { name: 'Messages' }).click()
  await page.getByRole('menuitem', { name: 'Save this message…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save message' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Say')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await send.getByRole('button', { name: /^Send/ }).click()
  await expect.poll(heard).toEqual(['ada says 1'])

  // As it stands, where filling is off.
  await payload.fill('a template: {{user}}')
  await send.getByRole('switch', { name: /^Fill/ }).click()
  await send.getByRole('button', { name: /^Send/ }).click()
  await expect.poll(heard).toEqual(['ada says 1', 'a template: {{user}}'])

  // Chosen again, and repeated.
  await send.getByRole('button', { name: 'Messages' }).click()
  await page.getByRole('menuitem', { name: 'Say', exact: true }).click()
  await expect(payload).toHaveValue('{{user}} says {{n}}')
  await send.getByText('Options and repeating').click()
  await send.getByRole('textbox', { name: 'Repeat', exact: true }).fill('3')
  await send.getByRole('button', { name: 'Repeat', exact: true }).click()
  await expect.poll(() => heard().slice(2)).toEqual(['ada says 1', 'ada says 2', 'ada says 3'])
  await workbench.stop.click()

  // The profile has it, and who opens the profile too.
  await page.getByRole('button', { name: 'Save as profile' }).click()
  const save = page.getByRole('dialog', { name: /^Save/ })
  await save.getByRole('textbox', { name: 'Name' }).fill(`room ${server.url}`)
  await save.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(save).toBeHidden()
  await page.goto('/profiles')
  await page.getByRole('link', { name: `room ${server.url}` }).click()
  await expect(workbench.url).toHaveValue(server.url)
  await page.getByRole('button', { name: /^Connect/ }).click()
  await workbench.tab(/^Frames/)
  await workbench.part('Send a frame').getByRole('button', { name: 'Messages' }).click()
  await expect(page.getByRole('menuitem', { name: 'Say', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await workbench.stop.click()
  await server.close()
})
