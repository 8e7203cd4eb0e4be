import { AGENT_SECRET, CAPABILITY, jenkinsAgent } from './endpoints/jenkins-agent'
import { expect, test } from './fixtures'
import { ImportDialog } from './pages/import-dialog'

// The command as a vendor's knowledge base prints it, to the letter.
const COMMAND = `curl --http1.1 -i -N --header "Connection: Upgrade" --header "Upgrade: websocket" --header "Host: JENKINS_URL" --header "Origin: JENKINS_URL" --header "Sec-WebSocket-Key: REDACTED" --header "Sec-WebSocket-Version: 13" --header "Secret-Key:SECRET" --header "X-Remoting-Capability:${CAPABILITY}" --header "Node-Name:my-agent" https://JENKINS_URL/wsagents/`
const AS_TYPED = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Host: JENKINS_URL',
  'Origin: JENKINS_URL',
  'Sec-WebSocket-Key: REDACTED',
  'Sec-WebSocket-Version: 13',
  'Secret-Key:SECRET',
  `X-Remoting-Capability:${CAPABILITY}`,
  'Node-Name:my-agent',
]

test('the command pasted into the URL becomes a draft: same lines, same order, the key proposed as {{auto}}', async ({
  page,
  workbench,
}) => {
  const dialog = new ImportDialog(page)
  await workbench.open()
  await page.evaluate((text) => navigator.clipboard.writeText(text), `$ ${COMMAND}`)
  await workbench.url.selectText()
  await page.keyboard.press('ControlOrMeta+v')

  await expect(dialog.sheet.getByRole('heading', { name: 'Read as a curl command' })).toBeVisible()
  const proposed = AS_TYPED.with(4, 'Sec-WebSocket-Key: {{auto}}')
  await expect(dialog.draft.getByRole('paragraph')).toHaveText(['wss://JENKINS_URL/wsagents/', ...proposed])
  await expect(dialog.sheet.getByText(/^https:\/\/ became wss:\/\//)).toBeVisible()
  await dialog.use()
  await expect(workbench.url).toHaveValue('wss://JENKINS_URL/wsagents/')
  expect(await workbench.lineTexts()).toEqual(proposed)
})

test('what curl itself would add is told, and added by one button', async ({ page, workbench }) => {
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.read(COMMAND)
  const note = dialog.sheet.getByRole('listitem').filter({ hasText: 'curl itself would add' })
  await expect(note).toContainText('User-Agent')
  await expect(note).toContainText('Accept: */*')
  await note.getByRole('button').click()
  await expect(note).toContainText('Done')
  await dialog.use()
  expect((await workbench.lineTexts()).map((line) => line.split(':')[0])).toEqual([
    'Host',
    'User-Agent',
    'Accept',
    'Connection',
    'Upgrade',
    'Origin',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Version',
    'Secret-Key',
    'X-Remoting-Capability',
    'Node-Name',
  ])
})

test('placeholders that are left are pointed at, the URL as Host and Origin and the key too; Connect stays possible', async ({
  page,
  workbench,
}) => {
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.read(COMMAND)
  await dialog.give('JENKINS_URL', 'https://ci.example.com')
  await dialog.give('REDACTED', '')
  await dialog.use()
  const row = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: `Send ${name}`, exact: true }) })
  await expect(row('Host').getByRole('button', { name: /^Fail/ })).toBeVisible()
  await expect(row('Sec-WebSocket-Key').getByRole('button', { name: /^(Fail|Warning)/ })).toBeVisible()
  await row('Secret-Key')
    .getByRole('button', { name: /^Warning/ })
    .click()
  await expect(row('Secret-Key').getByText('A placeholder is left').first()).toBeVisible()
  await expect(workbench.connect).toBeEnabled()
})

test('filled in and sent: the endpoint receives the lines octet for octet, Secret-Key without a space', async ({ page, workbench }) => {
  const jenkins = await jenkinsAgent()
  const host = `127.0.0.1:${jenkins.port}`
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.read(COMMAND)
  await dialog.give('JENKINS_URL', host)
  await dialog.give('SECRET', AGENT_SECRET)
  await dialog.use()
  await workbench.url.fill(`ws://${host}/wsagents/`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')

  const [requestLine, ...lines] = jenkins.heads[0]?.lines ?? []
  expect(requestLine).toBe('GET /wsagents/ HTTP/1.1')
  expect(lines.toSpliced(4, 1)).toEqual(
    AS_TYPED.toSpliced(4, 1).map((line) => line.replace('JENKINS_URL', host).replace('SECRET', AGENT_SECRET)),
  )
  expect(lines[4]).toMatch(/^Sec-WebSocket-Key: [A-Za-z0-9+/]{22}==$/)
  await jenkins.close()
})

test('a command that cannot be read: the word is pointed at, and the text stays', async ({ page, workbench }) => {
  const dialog = new ImportDialog(page)
  const broken = COMMAND.replace('my-agent"', 'my-agent')
  await workbench.open()
  const before = await workbench.lineTexts()
  await dialog.read(broken)
  await expect(dialog.problems.getByRole('alert')).toContainText('is not closed')
  await expect(dialog.problems.locator('mark')).toHaveText('"')
  await expect(dialog.text).toHaveValue(broken)
  await page.keyboard.press('Escape')
  await expect(workbench.url).toHaveValue('practice:/echo')
  expect(await workbench.lineTexts()).toEqual(before)
})
