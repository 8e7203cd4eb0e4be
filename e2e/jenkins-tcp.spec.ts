import type { Page } from '@playwright/test'
import { controllerPages, identityOf, jenkinsController, type ScriptedController } from '@/lib/testing/jenkins-controller'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'

// An agent says "provided port is not reachable" or "Authorization failure": this page says which, and why.
const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
let jenkins: ScriptedController
let pages: Awaited<ReturnType<typeof controllerPages>>
test.beforeAll(async () => {
  jenkins = await jenkinsController({ nodes: { agent1: { secret: SECRET } }, protocols: ['JNLP4-connect', 'JNLP3-connect', 'Ping'] })
  pages = await controllerPages({
    '/tcpSlaveAgentListener/': { headers: { 'X-Jenkins-JNLP-Port': String(jenkins.port), 'X-Instance-Identity': identityOf() } },
  })
})
test.afterAll(async () => {
  await jenkins.close()
  await pages.close()
})

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const step = (page: Page, name: string | RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) })
async function open(page: Page) {
  await page.goto('/jenkins')
  await field(page, 'Host').fill(`127.0.0.1:${jenkins.port}`)
  await expect(field(page, 'Port')).toHaveValue(String(jenkins.port))
}
const probe = (page: Page) => page.getByRole('button', { name: 'Probe' }).click()
const secret = (page: Page) => page.getByLabel('Secret', { exact: true })

test('a dry run: the secret is accepted, the node stays offline, and the secret is nowhere', async ({ page }) => {
  await open(page)
  await field(page, 'Node name').fill('agent1')
  await secret(page).fill(SECRET)
  await field(page, 'Jenkins URL').fill(`${pages.url}/`)
  await probe(page)
  await expect(result(page)).toContainText('Accepted')
  await expect(result(page)).toContainText('the controller takes agent1 with this secret')
  await expect(page.getByText('The certificate is that of the controller')).toBeVisible()
  const jnlp4 = step(page, 'JNLP4-connect: dry run for agent1')
  await expect(jnlp4).toContainText('the node does not come online')
  await jnlp4.getByText(/^Octets \(6 pieces\)$/).click()
  await expect(jnlp4.getByText('probe only').first()).toBeVisible()
  await jnlp4.getByRole('button', { name: 'Hex' }).first().click()
  await expect(jnlp4.getByText(/00\s*16\s*50\s*72/).first()).toBeVisible()
  expect(jenkins.online).toEqual([])
  expect(await page.locator('body').innerText()).not.toContain(SECRET)
  expect(page.url()).not.toContain(SECRET)
  expect(new URL(page.url()).searchParams.get('host')).toBe('127.0.0.1')
})

test('a refusal names its reason, and a deprecated protocol its remedy', async ({ page }) => {
  await open(page)
  await field(page, 'Node name').fill('agent2')
  await secret(page).fill(SECRET)
  await probe(page)
  await expect(result(page)).toContainText('The controller has no node agent2')
  await expect(page.getByText('Compare the name with the node’s page, letter by letter.')).toBeVisible()
  const row = page.getByRole('list', { name: 'Protocols' }).getByRole('listitem').filter({ hasText: 'JNLP3-connect' })
  await expect(row).toContainText('Spoken, deprecated')
  await expect(row).toContainText('Let the agents use JNLP4-connect or WebSocket')
})

test.describe('what cannot be sent', () => {
  test.use({ refusals: [400] })
  test('a secret of another length is named at its field, before anything is sent', async ({ page }) => {
    await open(page)
    const before = jenkins.asked.length
    await field(page, 'Node name').fill('agent1')
    await secret(page).fill(SECRET.slice(1))
    await secret(page).press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'The secret has 63 characters' })).toBeVisible()
    expect(jenkins.asked).toHaveLength(before)
    await expect(page.getByRole('checkbox', { name: 'Send this secret all the same' })).toBeVisible()
  })
})

test('host and port of the address are filled in; a port where nobody listens is told with what to do', async ({ page }) => {
  const gone = await jenkinsController()
  await gone.close()
  await page.goto(`/jenkins?host=127.0.0.1&port=${gone.port}`)
  await expect(field(page, 'Port')).toHaveValue(String(gone.port))
  await probe(page)
  await expect(result(page)).toContainText(`Nobody listens on 127.0.0.1 port ${gone.port}`)
  await expect(page.getByText('TCP port for inbound agents').first()).toBeVisible()
})

test('at the width of a phone it is for everybody @phone', async ({ page }) => {
  await open(page)
  await probe(page)
  await expect(result(page)).toContainText('Agent listener')
  await page
    .getByText(/^Octets \(/)
    .first()
    .click()
  await accessible(page)
  await fitsWidth(page)
})
