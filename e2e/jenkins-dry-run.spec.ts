import { AGENT_SECRET, jenkinsAgent, NODES } from './endpoints/jenkins-agent'
import type { Endpoint } from './endpoints/listen'
import { expect, test } from './fixtures'

// Whether name and secret are right is seen without bringing a node online; then it is brought online on purpose.
let jenkins: Endpoint
test.beforeAll(async () => {
  jenkins = await jenkinsAgent()
})
test.afterAll(() => jenkins.close())

const WRONG = AGENT_SECRET.replaceAll('b', 'a')

test('a Jenkins agent: dry run, wrong secret, right secret, then for real', async ({ page, workbench }) => {
  test.slow()
  await workbench.open()
  await page.getByRole('region', { name: 'Request to send' }).getByRole('button', { name: 'Presets' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Jenkins agent/ }).click()
  await dialog.getByLabel('Jenkins host').fill(`127.0.0.1:${jenkins.port}`)
  await dialog.getByLabel('Node name').fill('my-agent')
  await dialog.getByLabel('Secret', { exact: true }).fill(WRONG)
  await expect(dialog.getByRole('radio', { name: 'Dry run (recommended)' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'Connect for real' }).check()
  await expect(dialog.getByText(/A 101 brings the node online/)).toBeVisible()
  await dialog.getByRole('radio', { name: 'Dry run (recommended)' }).check()
  await dialog.getByRole('button', { name: 'Use preset' }).click()

  const notice = page.getByRole('region', { name: 'What this does at Jenkins' })
  await expect(notice).toContainText('the node does not come online')
  await workbench.url.fill(`ws://127.0.0.1:${jenkins.port}/wsagents/`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('Refused with 403 by Jenkins: the secret does not belong to node my-agent')
  expect(jenkins.heads.at(-1)?.valuesOf('Upgrade')).toEqual([])
  expect(await workbench.attempt.innerText()).not.toContain(WRONG)

  const secret = workbench.lines.nth((await workbench.lineTexts()).findIndex((line) => line.startsWith('Secret-Key')))
  await secret.fill(`Secret-Key: ${AGENT_SECRET}`)
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('the dry run succeeded: node my-agent and its secret are right')
  expect(jenkins.heads.at(-1)?.valuesOf('Upgrade')).toEqual([])

  await workbench.attempt.getByRole('button', { name: 'Try this: Connect for real' }).click()
  const trial = page.getByRole('dialog', { name: 'Try this: Connect for real' })
  await expect(trial).toContainText('A 101 brings the node online')
  await trial.getByRole('button', { name: 'Send it' }).click()
  await expect(workbench.part('Tried').getByRole('region', { name: 'With the change', exact: true })).toContainText('101')
  expect(jenkins.heads.at(-1)?.valuesOf('Upgrade')).toEqual(['websocket'])
  expect(jenkins.heads.at(-1)?.valuesOf('Secret-Key')).toEqual([AGENT_SECRET])

  await notice.getByRole('button', { name: 'Make it real' }).click()
  await expect(notice).toContainText('A 101 brings the node online')
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('101')
  expect(jenkins.heads.at(-1)?.valuesOf('Upgrade')).toEqual(['websocket'])
  expect(jenkins.heads.at(-1)?.valuesOf('Accept')).toEqual([])
  await workbench.attempt.getByText('X-Remoting-Capability', { exact: true }).first().click()
  await expect(workbench.attempt.getByRole('row', { name: /Chunked encoding/ })).toContainText('0x80')

  await workbench.tab(/^Frames/)
  await workbench.frame(/^Frame 1, received, binary/).click()
  await expect(workbench.attempt.getByRole('radio', { name: 'Jenkins Remoting' })).toBeChecked()
})

for (const [node, words] of [
  [NODES.unknown, 'the controller has no node named nosuch'],
  [NODES.ssh, 'node ssh1 is not launched by connecting it to the controller'],
  [NODES.busy, 'node busy1 is connected already'],
] as const) {
  test(`the dry run says why ${node} is refused`, async ({ page }) => {
    const draft = {
      url: `ws://127.0.0.1:${jenkins.port}/wsagents/`,
      headers: [
        ['Host', `127.0.0.1:${jenkins.port}`],
        ['Node-Name', node],
        ['Secret-Key', AGENT_SECRET],
        ['X-Remoting-Capability', 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='],
        ['Accept', 'application/json'],
      ],
    }
    const answer = await page.request.post('/api/attempts?wait=verdict', { data: { request: draft } })
    const { summary } = (await answer.json()) as { summary: string } // safe: what the reference says of this call
    expect(summary).toContain(`Refused with 400 by Jenkins: ${words}`)
  })
}

test('the mask of the capability is composed bit by bit', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.addLine('X-Remoting-Capability: x')
  await page.getByRole('button', { name: 'Edit the capability' }).click()
  const editor = page.getByRole('dialog', { name: 'Edit the capability' })
  await expect(editor).toContainText('Unexpected stream termination')
  await editor.getByRole('button', { name: 'As every agent sends it' }).click()
  await expect(editor).toContainText('0x1FE')
  await editor.getByRole('checkbox', { name: 'Chunked encoding' }).uncheck()
  await expect(editor).toContainText('0x17E')
  expect((await workbench.lineTexts()).at(-1)).toBe(
    'X-Remoting-Capability: rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAX4=',
  )
})

test('the checks of a controller say what they do there before they run, and what they found', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${jenkins.port}/wsagents/`)
  await workbench.addLine('Node-Name: my-agent')
  await workbench.addLine(`Secret-Key: ${AGENT_SECRET}`)
  await page.getByRole('button', { name: 'Check this Jenkins' }).click()
  const dialog = page.getByRole('dialog', { name: 'Check this Jenkins' })
  await expect(dialog.getByRole('listitem')).toHaveCount(6)
  await expect(dialog.getByText('Side effect: None: it reads a page.')).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Run the checks' }).click()
  // This controller has /wsagents/ and nothing else: /login answers 400.
  await expect(dialog.getByRole('listitem').filter({ hasText: '/login, which every agent asks for first' })).toContainText(
    'agents take only 200, and stop here',
  )
  await expect(dialog.getByRole('listitem').filter({ hasText: 'The dry run of name and secret' })).toContainText(
    'Name and secret are right, and the node is free',
  )
})
