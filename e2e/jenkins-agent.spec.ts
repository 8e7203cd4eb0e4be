import { AGENT_SECRET, CAPABILITY, jenkinsAgent } from './endpoints/jenkins-agent'
import type { Endpoint } from './endpoints/listen'
import { expect, test } from './fixtures'

// A Jenkins agent prints only "Response code was not 101: 403": this is what it does not say.
let jenkins: Endpoint
test.beforeAll(async () => {
  jenkins = await jenkinsAgent()
})
test.afterAll(() => jenkins.close())

const agentLines = (secret: string) => ['Node-Name: my-agent', `Secret-Key: ${secret}`, `X-Remoting-Capability: ${CAPABILITY}`]

test('101: the capability fields are shown and the binary frame as hex, never dumped raw', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${jenkins.port}/wsagents/`, agentLines(AGENT_SECRET))
  await expect(workbench.summary).toContainText('101')
  await expect(workbench.attempt.getByText('X-Remoting-Minimum-Version').filter({ visible: true }).first()).toBeVisible()
  await expect(workbench.attempt.getByText('X-Remoting-Capability').filter({ visible: true }).first()).toBeVisible()

  await workbench.tab(/^Frames/)
  await workbench.frame(/^Frame 1, received, binary, 37 octets/).click()
  await expect(page.getByText(/a0 ?00 ?ac ?ed ?00 ?05/).first()).toBeVisible()

  const head = jenkins.heads.at(-1)
  expect(head?.lines.slice(-3)).toEqual(agentLines(AGENT_SECRET))
})

test('403 with an empty body: what was sent and answered is shown, and the secret nowhere', async ({ page, workbench }) => {
  const wrong = AGENT_SECRET.replaceAll('b', 'a')
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${jenkins.port}/wsagents/`, agentLines(wrong))
  await expect(workbench.summary).toContainText('403')
  await expect(workbench.attempt.getByText('Refused').first()).toBeVisible()
  await expect(workbench.attempt.getByText('HTTP/1.1 403 Forbidden').first()).toBeVisible()
  expect(jenkins.heads.at(-1)?.valuesOf('Secret-Key')).toEqual([wrong])

  const id = new URL(page.url()).searchParams.get('a')
  const answer = await page.request.get(`/api/attempts/${id}`)
  expect(await answer.text()).not.toContain(wrong)
  expect(await workbench.attempt.innerText()).not.toContain(wrong)
})

test('400 when a field is missing: the body that names the cause is shown', async ({ workbench }) => {
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${jenkins.port}/wsagents/`, ['Node-Name: my-agent'])
  await expect(workbench.summary).toContainText('400')
  await expect(workbench.part('Response body').getByText(/only for use from agent\.jar/)).toBeVisible()
})
