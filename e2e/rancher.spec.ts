import type { Endpoint } from './endpoints/listen'
import { RANCHER_TOKEN, rancher } from './endpoints/rancher'
import { expect, test } from './fixtures'

// "I was able to get a connection, but after a little while the socket is closed with error 1006."
let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await rancher()
})
test.afterAll(() => endpoint.close())

const basic = Buffer.from(RANCHER_TOKEN).toString('base64')
for (const [way, line] of [
  ['a Bearer token', `Authorization: Bearer ${RANCHER_TOKEN}`],
  ['Basic', `Authorization: Basic ${basic}`],
  ['the R_SESS cookie', `Cookie: R_SESS=${RANCHER_TOKEN}`],
] as const) {
  test(`with ${way}: events arrive, TCP ends without a Close frame, and the page explains the 1006`, async ({ page, workbench }) => {
    await workbench.open()
    await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/v3/subscribe`, [line])
    await expect(workbench.attempt.getByText('1006').first()).toBeVisible()
    await expect(workbench.attempt.getByText(/reported locally, never sent/i).first()).toBeVisible()
    await expect(workbench.attempt.getByText(/without a Close frame/i).first()).toBeVisible()
    await workbench.tab(/^Frames/)
    await workbench.frame(/^Frame 1, received, text/).click()
    await expect(page.getByText('resource.change').filter({ visible: true }).first()).toBeVisible()
    expect(endpoint.heads.at(-1)?.lines.at(-1)).toBe(line)
    expect(await workbench.attempt.innerText()).not.toContain(RANCHER_TOKEN)
  })
}

test('why 1006: a watch of Rancher ended, which is no broken network, and the events are told by resource', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/v3/subscribe?sockId=22`, [`Authorization: Bearer ${RANCHER_TOKEN}`])
  await expect(
    workbench.attempt.getByText(/Rancher itself ended the subscription, as it does when one of its watches ends/).first(),
  ).toBeVisible()
  await workbench.tab(/^Frames/)
  await workbench.frame(/^Frame 1, received, text/).click()
  await expect(page.getByText('resource.change of cluster c-m-8xk2l').first()).toBeVisible()

  const id = new URL(page.url()).searchParams.get('a')
  const { diagnoses, answeredBy } = await (await page.request.get(`/api/attempts/${id}`)).json()
  expect(diagnoses.map((one: { id: string }) => one.id)).toEqual(expect.arrayContaining(['rancher/watch-ended', 'rancher/sock-id']))
  expect(answeredBy).toMatchObject({ product: 'Rancher', confidence: 'certain' })
})

test('without credentials: 401 with the JSON body that says so', async ({ workbench }) => {
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/v3/subscribe`)
  await expect(workbench.summary).toContainText('Refused with 401 by Rancher: no credentials were sent, and Rancher wants a token')
  await expect(
    workbench.attempt
      .getByText(/must authenticate/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
})
