import { AGENT_SECRET, jenkinsAgent } from './endpoints/jenkins-agent'
import { acceptFor, listen, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { accessible } from './pages/accessible'
import { ImportDialog } from './pages/import-dialog'

// The stack trace as a vendor's knowledge base prints it.
const TRACE = `Feb 11, 2021 6:33:34 PM hudson.remoting.jnlp.Main$CuiListener error
SEVERE: Handshake error.
io.jenkins.remoting.shaded.javax.websocket.DeploymentException: Handshake error.
at io.jenkins.remoting.shaded.org.glassfish.tyrus.client.ClientManager$3$1.run(ClientManager.java:674)
at io.jenkins.remoting.shaded.org.glassfish.tyrus.client.ClientManager$3.run(ClientManager.java:712)
at java.util.concurrent.Executors$RunnableAdapter.call(Executors.java:511)
at hudson.remoting.Engine.runWebSocket(Engine.java:627)
at hudson.remoting.Engine.run(Engine.java:469)
Caused by: io.jenkins.remoting.shaded.org.glassfish.tyrus.core.HandshakeException: Response code was not 101: 403.`

test('an agent’s stack trace: what it means, a draft that asks for what it leaves out, the refusal in one sentence, what to try, then 101', async ({
  page,
  workbench,
}) => {
  const jenkins = await jenkinsAgent()
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.read(TRACE)
  await expect(dialog.sheet.getByRole('heading', { name: 'Read as a log' })).toBeVisible()
  const causes = dialog.sheet.getByRole('region', { name: 'What the log means' }).getByRole('listitem')
  await expect(causes.first()).toContainText('the secret does not belong to the node')
  await expect(causes.first()).toContainText('likely')

  // The secret of another node.
  await dialog.give('{{host}}', `127.0.0.1:${jenkins.port}`)
  await dialog.give('{{node}}', 'my-agent')
  await dialog.give('{{secret:agent}}', AGENT_SECRET.replaceAll('b', 'a'))
  expect(await dialog.sheet.innerText()).not.toContain(AGENT_SECRET.replaceAll('b', 'a'))
  await dialog.use()
  await workbench.url.fill(`ws://127.0.0.1:${jenkins.port}/wsagents/`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('Refused with 403 by Jenkins: the secret does not belong to node my-agent')
  expect(jenkins.heads.at(-1)?.valuesOf('Upgrade')).toEqual([])

  // The right one, still without bringing the node online; then for real.
  const lines = await workbench.lineTexts()
  const at = lines.findIndex((line) => line.startsWith('Secret-Key'))
  await workbench.lines.nth(at).fill(`Secret-Key: ${AGENT_SECRET}`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('the dry run succeeded')
  await workbench.attempt.getByRole('button', { name: 'Try this: Connect for real' }).click()
  const change = page.getByRole('dialog', { name: 'Try this: Connect for real' })
  await expect(change).toContainText('A 101 brings the node online')
  await change.getByRole('button', { name: 'Send it' }).click()
  await expect.poll(() => jenkins.heads.at(-1)?.valuesOf('Upgrade')).toEqual(['websocket'])
  await expect(page.getByRole('region', { name: 'Tried', exact: true })).toContainText('101')
  expect(jenkins.heads.at(-1)?.valuesOf('Node-Name')).toEqual(['my-agent'])
  await jenkins.close()
})

test('a log with the command that started the agent fills the draft in, its secret shown nowhere', async ({ page, workbench }) => {
  const jenkins = await jenkinsAgent()
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.read(
    `$ java -jar agent.jar -url http://127.0.0.1:${jenkins.port}/ -secret ${AGENT_SECRET} -name my-agent -webSocket\nINFO: Failed to connect: Handshake error.`,
  )
  await expect(dialog.sheet.getByRole('region', { name: 'What the log means' })).toContainText('the log does not say with what')
  expect(await dialog.sheet.innerText()).not.toContain(AGENT_SECRET)
  await dialog.sheet.getByRole('button', { name: /^The agent.s own handshake/ }).click()
  await dialog.use()
  await expect(workbench.url).toHaveValue(`ws://127.0.0.1:${jenkins.port}/wsagents/`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  await jenkins.close()
})

test('a line of nginx’s error log pasted into the URL: both ways can be tried, and the server behind it opens', async ({
  page,
  workbench,
}) => {
  const server = await listen((head, socket) => {
    writeHead(socket, [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
    ])
  })
  const line = `2026/11/26 07:12:01 [error] 29#29: *5 upstream timed out (110: Connection timed out) while proxying upgraded connection, client: 10.0.0.9, server: _, request: "GET /ws HTTP/1.1", upstream: "http://127.0.0.1:${server.port}/ws", host: "ci.example.com"`
  const dialog = new ImportDialog(page)
  await workbench.open()
  await page.evaluate((text) => navigator.clipboard.writeText(text), line)
  await workbench.url.selectText()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(dialog.sheet.getByRole('region', { name: 'What the log means' })).toContainText('proxy_read_timeout')
  await dialog.sheet.getByRole('button', { name: 'Straight to the server behind nginx' }).click()
  await dialog.use()
  await expect(workbench.url).toHaveValue(`ws://127.0.0.1:${server.port}/ws`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  await server.close()
})

test('text that is no log is pointed at, and the dialog is for everybody', async ({ page, workbench }) => {
  const dialog = new ImportDialog(page)
  await workbench.open()
  await dialog.read('nothing of the kind')
  await expect(dialog.problems).toContainText(
    'expected one of HAR, Postman collection, Insomnia export, profile file, curl command, wscat command',
  )
  await dialog.text.fill(TRACE)
  await dialog.sheet.getByRole('button', { name: 'Read' }).click()
  await dialog.sheet.getByText('Lines and source').first().click()
  await expect(dialog.sheet.getByText(/^Line 9: /).first()).toBeVisible()
  await accessible(page, '[role="dialog"]')
})
