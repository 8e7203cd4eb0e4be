import type { Browser, BrowserContext, Page } from '@playwright/test'
import { acceptFor, listen, serverFrame } from './endpoints/listen'
import { serve } from './endpoints/serve'
import { type SharedServer, sharedServer } from './endpoints/shared-server'
import { expect, test } from './fixtures'
import { accessible } from './pages/accessible'
import { Workbench } from './pages/workbench'

// One server of its own for the whole conversation; each step stands on those before.
test.describe.configure({ mode: 'serial', timeout: 90_000 })
let server: SharedServer
let ada: Page
let grace: Page
const contexts: BrowserContext[] = []

async function browserOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1440, height: 900 } })
  contexts.push(context)
  return context.newPage()
}
const fill = async (page: Page, values: Record<string, string>) => {
  for (const [label, value] of Object.entries(values))
    await page
      .getByRole('textbox', { name: label, exact: true })
      .or(page.getByLabel(label, { exact: true }))
      .fill(value)
}

test.beforeAll(async ({ browser }) => {
  server = await sharedServer()
  ada = await browserOf(browser)
  grace = await browserOf(browser)
})
test.afterAll(async () => {
  for (const context of contexts) await context.close()
  await server.close()
})

test('T-01: until there is an owner everything but health and the set-up answers 403', async () => {
  const { request } = ada.context()
  for (const path of ['/', '/attempts', '/sign-in', '/invitation', '/api/attempts', '/api/openapi.json', '/cli/sockscope.mjs'])
    expect([path, (await request.get(path)).status()]).toEqual([path, 403])
  expect((await request.get('/api/health')).status()).toBe(200)
  expect((await request.get('/set-up')).status()).toBe(200)
  expect(
    (await request.post('/api/set-up', { data: { name: 'Eve', email: 'eve@example.com', password: 'let me in, please' } })).status(),
  ).toBe(401)
})

test('the link on the console makes the owner, who invites a viewer', async () => {
  await ada.goto(server.setUp)
  await expect(ada.getByLabel('Token of the console')).toHaveValue(/^setup_/)
  expect(ada.url()).not.toContain('token')
  await accessible(ada)
  await fill(ada, { Name: 'Ada', 'E-mail address': 'ada@example.com', Password: 'short' })
  await ada.getByRole('button', { name: 'Make me the owner' }).click()
  await expect(ada.getByText('The password has 5 characters: expected at least 10')).toBeVisible()
  await fill(ada, { Password: 'correct horse battery' })
  await ada.getByRole('button', { name: 'Make me the owner' }).click()
  await expect(ada.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(ada.getByRole('button', { name: 'Signed in as Ada, owner' })).toBeVisible()
  // Told by the page itself: it takes what is chosen from here on.
  await expect(ada.getByText('1 member')).toBeVisible()

  await ada.getByLabel('Invite as').selectOption('viewer')
  await ada.getByRole('textbox', { name: 'For whom' }).fill('Grace')
  await ada.getByRole('button', { name: 'Make a link' }).click()
  const link = await ada.getByText(/\/invitation#token=/).textContent()
  await accessible(ada)

  await grace.goto(link ?? '')
  await expect(grace.getByText('You become a viewer')).toBeVisible()
  await accessible(grace)
  await fill(grace, { Name: 'Grace', 'E-mail address': 'grace@example.com', Password: 'nanoseconds on a wire' })
  await grace.getByRole('button', { name: 'Join' }).click()
  await expect(grace.getByRole('button', { name: 'Signed in as Grace, viewer' })).toBeVisible()
})

test('a viewer watches a session live, and can neither connect nor send', async () => {
  const endpoint = await serve((socket) => socket.send('welcome'))
  const workbench = new Workbench(ada)
  await workbench.open()
  await workbench.connectTo(endpoint.url)
  await expect(workbench.summary).toContainText('not-public')

  // T-02: public addresses only, until the owner allows more.
  await ada.goto('/settings')
  await ada.getByLabel('Allowed besides').fill('10.0.0.0/8\n127.0.0.1/40')
  await ada.getByRole('button', { name: 'Save the policy' }).click()
  await expect(ada.getByText('Line 2: "127.0.0.1/40" is given')).toBeVisible()
  await ada.getByLabel('Allowed besides').fill('127.0.0.0/8')
  await ada.getByRole('button', { name: 'Save the policy' }).click()
  await expect(ada.getByText('The network policy is changed', { exact: true })).toBeVisible()
  await ada.getByLabel('Would this be allowed?').fill('ws://127.0.0.9:8080/')
  await ada.getByRole('button', { name: 'Test' }).click()
  await expect(ada.getByText('Allowed: 127.0.0.9 (on-the-list)')).toBeVisible()
  await workbench.open()
  await workbench.connectTo(endpoint.url)
  await expect(workbench.summary).toContainText('101')
  const id = new URL(ada.url()).searchParams.get('a')

  await grace.goto(`/attempts/${id}?tab=frames`)
  const watched = new Workbench(grace)
  await expect(watched.frame(/^Frame 1, received, text/)).toBeVisible()
  await expect(grace.getByText('You are a viewer here')).toBeVisible()
  await expect(grace.getByRole('button', { name: /^Send/ })).toHaveCount(0)
  await workbench.tab(/^Frames/)
  await workbench.sendText('to be seen')
  await expect(watched.frame(/^Frame 2, sent, text, 10 octets/)).toBeVisible()

  await grace.goto('/')
  await expect(grace.getByRole('button', { name: /^Connect/ })).toBeDisabled()
  const { request } = grace.context()
  const headers = { origin: server.address }
  expect((await request.post(`/api/attempts/${id}/frames`, { data: { opcode: 'text', text: 'x' }, headers })).status()).toBe(403)
  expect((await request.post('/api/attempts', { data: { request: { url: endpoint.url } }, headers })).status()).toBe(403)
  expect((await request.get('/api/audit')).status()).toBe(403)
  await endpoint.close()
})

test('one shared profile, private secrets: a teammate opens it, fills in what is missing, and runs it', async () => {
  const endpoint = await listen((head, socket) => {
    socket.write(`HTTP/1.1 101 \r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptFor(head)}\r\n\r\n`)
    socket.write(serverFrame(1, head.lines.filter((line) => /^(node|key)-/i.test(line)).join(' | ')))
  })
  // The owner makes Grace an editor, an environment for everyone, and a profile that mentions a secret.
  await ada.goto('/settings')
  await expect(ada.getByText('2 members')).toBeVisible()
  await ada.getByLabel('Role of Grace').selectOption('editor')
  await ada.goto('/environments')
  await ada.getByLabel('New environment').fill('staging')
  await ada.getByRole('button', { name: 'Make it' }).click()
  await ada.getByRole('button', { name: 'Add a variable' }).first().click()
  await ada.getByLabel('Name of variable 1').first().fill('node')
  await ada.getByLabel('Value of variable 1').first().fill('agent-of-the-team')
  await ada.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(ada.getByText('“staging” is saved', { exact: true })).toBeVisible()
  await accessible(ada)
  const workbench = new Workbench(ada)
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/shared`)
  await workbench.addLine('Node-Name: {{node}}')
  await workbench.addLine('Key-Of-Mine: {{secret:agent}}')
  await ada.getByLabel('Environment', { exact: true }).selectOption('staging')
  await expect(ada.getByRole('list', { name: 'Given values' })).toContainText('agent-of-the-team (staging)')
  await ada.getByRole('button', { name: 'Save as profile' }).click()
  const dialog = ada.getByRole('dialog', { name: /^Save/ })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('shared agent')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()

  await grace.goto('/profiles')
  await grace.getByRole('link', { name: 'shared agent' }).click()
  const hers = new Workbench(grace)
  await expect(hers.url).toHaveValue(`ws://127.0.0.1:${endpoint.port}/shared`)
  await grace.getByLabel('Environment', { exact: true }).selectOption('staging')
  await hers.connect.click()
  await expect(grace.getByText(/\{\{secret:agent\}\} has no value/)).toBeVisible()
  await grace.getByLabel('{{secret:agent}}').fill('graces-own-key-7731')
  await grace.getByRole('button', { name: 'Keep' }).click()
  await expect(grace.getByRole('list', { name: 'Given values' })).toContainText('your secret')
  await accessible(grace)
  await hers.connect.click()
  await expect(hers.summary).toContainText('101')
  await hers.tab(/^Frames/)
  await hers.frame(/^Frame 1, received, text/).click()
  await expect(grace.getByText(/Node-Name: agent-of-the-team/).first()).toBeVisible()
  // What the endpoint said back is masked too, and Ada has no use of the secret.
  expect(await grace.content()).not.toContain('graces-own-key-7731')
  await ada.goto('/environments')
  await expect(ada.getByText('0 set')).toBeVisible()
  await endpoint.close()
})

test('two people talk about an attempt, and about one of its frames', async () => {
  const endpoint = await serve((socket) => socket.send('an odd greeting'))
  const workbench = new Workbench(ada)
  await ada.goto('/settings')
  // The draft of before mentions a secret that Ada has not set.
  await ada.evaluate(() => {
    for (const storage of [sessionStorage, localStorage]) storage.removeItem('sockscope:draft')
  })
  await workbench.open()
  await workbench.connectTo(endpoint.url)
  const id = new URL(ada.url()).searchParams.get('a')
  await grace.goto(`/attempts/${id}?tab=frames`)
  await new Workbench(grace).frame(/^Frame 1, received, text/).click()
  await grace.getByRole('button', { name: 'Comment on this frame' }).click()
  await expect(grace.getByText('on frame 1')).toBeVisible()
  await grace.getByRole('textbox', { name: 'Your comment' }).fill('Who sends this <b>first</b>?')
  await grace.keyboard.press('ControlOrMeta+Enter')
  const said = grace.getByRole('list', { name: 'Comments' })
  await expect(said).toContainText('Who sends this <b>first</b>?')
  await accessible(grace)

  await workbench.tab(/^Comments/)
  const heard = ada.getByRole('list', { name: 'Comments' })
  await expect(heard).toContainText('Grace')
  await heard.getByRole('button', { name: 'Frame 1' }).click()
  await expect(ada.getByRole('region', { name: 'Frame 1' })).toBeVisible()
  await workbench.leaveFrame()
  await workbench.tab(/^Comments/)
  await ada.getByRole('textbox', { name: 'Your comment' }).fill('The gateway')
  await ada.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(said).toContainText('The gateway')
  await expect(said.getByRole('button', { name: 'Change the comment' })).toHaveCount(1)
  await endpoint.close()
})

test('who forgot a password gets a link from the owner, and comes in with a new one', async () => {
  await ada.goto('/settings')
  await ada.getByRole('button', { name: 'A new password for Grace' }).click()
  const link = await ada.getByText(/\/invitation#token=reset_/).textContent()
  await grace.goto(link ?? '')
  await expect(grace.getByText('A new password for Grace')).toBeVisible()
  await accessible(grace)
  await fill(grace, { 'New password': 'nanoseconds on a wire' })
  await grace.getByRole('button', { name: 'Set it and sign in' }).click()
  await expect(grace.getByRole('button', { name: 'Signed in as Grace, editor' })).toBeVisible()
})

test('T-45: the owner reads in the audit trail who connected where', async () => {
  await ada.goto('/settings')
  const audit = ada
    .getByRole('region', { name: 'Audit trail' })
    .or(ada.locator('section').filter({ hasText: 'Audit trail' }))
    .first()
  await expect(audit.getByText('Chain whole')).toBeVisible()
  await expect(audit.getByText('attempt.connect').first()).toBeVisible()
  await accessible(ada)
})

test('signing out leads to the sign-in, and back to where one was', async () => {
  await grace.goto('/attempts')
  await grace.getByRole('button', { name: 'Signed in as Grace, editor' }).click()
  await grace.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(grace.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await grace.goto('/profiles?q=x')
  await accessible(grace)
  await fill(grace, { 'E-mail address': 'grace@example.com', Password: 'wrong on a wire' })
  await grace.getByRole('button', { name: 'Sign in' }).click()
  await expect(grace.getByText('No member signs in with this address and password')).toBeVisible()
  await fill(grace, { Password: 'nanoseconds on a wire' })
  await grace.getByRole('button', { name: 'Sign in' }).click()
  await expect(grace).toHaveURL(`${server.address}/profiles?q=x`)
})
