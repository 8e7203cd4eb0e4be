import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { serve } from './endpoints/serve'
import { expect, test } from './fixtures'
import { attempt } from './pages/api'
import type { Workbench } from './pages/workbench'

/** Chooses a kind of frame in the composer below the list. */
async function kind(workbench: Workbench, name: string) {
  await workbench.attempt.getByRole('radio', { name, exact: true }).check()
}
const send = (workbench: Workbench) => workbench.attempt.getByRole('button', { name: /^Send/ }).click()

test('binary as hex, ping, and close with code and reason reach the endpoint as composed', async ({ page, workbench }) => {
  let closedWith: [number, string] | undefined
  const server = await serve((socket) => socket.on('close', (code, reason) => (closedWith = [code, reason.toString()])))
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  await kind(workbench, 'Binary')
  const payload = workbench.attempt.getByRole('textbox', { name: 'Payload, binary' })
  await payload.fill('00 ff 0')
  await send(workbench)
  await expect(workbench.attempt.getByRole('alert')).toContainText('hex digits')
  await expect(payload).toHaveValue('00 ff 0')
  await payload.fill('00 ff 0a')
  await send(workbench)
  await expect(workbench.frame(/^Frame 1, sent, binary, 3 octets/)).toBeVisible()
  await expect.poll(() => server.received).toEqual([{ data: Buffer.from([0, 0xff, 0x0a]), isBinary: true }])

  await kind(workbench, 'Ping')
  await workbench.attempt.getByRole('textbox', { name: 'Payload, ping' }).fill('are you there')
  await send(workbench)
  await expect(workbench.frame(/^Frame 2, sent, ping, 13 octets/)).toBeVisible()
  await expect(workbench.frame(/^Frame 3, received, pong, 13 octets/)).toBeVisible()

  await kind(workbench, 'Close')
  await workbench.attempt.getByRole('textbox', { name: 'Code' }).fill('4321')
  await workbench.attempt.getByRole('textbox', { name: 'Reason' }).fill('test is over')
  await send(workbench)
  await expect(workbench.part('Close').getByRole('heading')).toContainText('4321')
  await expect.poll(() => closedWith).toEqual([4321, 'test is over'])
  await workbench.frame(/^Frame 4, sent, close/).click()
  await expect(page.getByText('test is over').last()).toBeVisible()
  await server.close()
})

test('a payload is shown as JSON, text or hex; direction and opcode narrow the list and stand in the URL', async ({ page, workbench }) => {
  const server = await serve((socket) => {
    socket.send('{"kind":"event","list":[1,2]}')
    socket.send('plain words')
    socket.send(Buffer.from('a000aced', 'hex'))
    socket.on('message', (data) => socket.send(data, { binary: false }))
  })
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  await workbench.sendText('echo me')
  await expect(workbench.frame(/^Frame 5, received, text, 7 octets/)).toBeVisible()

  await workbench.frame(/^Frame 1,/).click()
  const payload = page.getByRole('region', { name: 'Payload', exact: true })
  await expect(payload.getByRole('radio', { name: 'JSON' })).toBeChecked()
  await expect(payload.getByText('"kind"')).toBeVisible()
  await payload.getByRole('radio', { name: 'Text' }).check()
  await expect(payload.getByText('{"kind":"event","list":[1,2]}')).toBeVisible()
  await payload.getByRole('radio', { name: 'Hex' }).check()
  await expect(payload.getByText(/7b ?22 ?6b ?69/)).toBeVisible()
  await expect(page).toHaveURL(/frame=1/)
  await workbench.leaveFrame()

  const list = workbench.attempt.getByRole('listbox', { name: 'Frames' }).getByRole('option')
  await workbench.attempt.getByRole('radio', { name: 'Sent', exact: true }).check()
  await expect(list).toHaveCount(1)
  await expect(list).toHaveAccessibleName(/^Frame 4, sent/)
  await expect(page).toHaveURL(/dir=sent/)
  await workbench.attempt.getByRole('radio', { name: 'Both', exact: true }).check()
  await workbench.attempt.getByRole('combobox', { name: 'Opcode' }).selectOption('binary')
  await expect(list).toHaveCount(1)
  await expect(list).toHaveAccessibleName(/^Frame 3, received, binary, 4 octets/)
  await expect(workbench.attempt.getByText(/hidden by the filter/)).toBeVisible()
  await workbench.stop.click()
  await server.close()
})

test('5,000 frames: true counters, any of them by its number, and a pause that loses nothing', async ({ page, workbench }) => {
  let say: (text: string) => void = () => undefined
  const server = await serve((socket) => {
    for (let n = 1; n <= 5000; n++) socket.send(`message ${n}`)
    say = (text) => socket.send(text)
  })
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  const shown = workbench.attempt
  await expect(shown.getByText('5,000 frames', { exact: true })).toBeVisible()
  await expect(shown.getByText(/^received 5,000,/)).toBeVisible()
  await expect(workbench.frame(/^Frame 5000, received, text, 12 octets/)).toBeVisible()
  const list = shown.getByRole('listbox', { name: 'Frames' })
  expect(await list.getByRole('option').count()).toBeLessThan(200)

  const jump = shown.getByRole('textbox', { name: 'Go to frame number' })
  await jump.fill('2345')
  await jump.press('Enter')
  await expect(page.getByText('message 2345').last()).toBeVisible()
  await workbench.leaveFrame()
  await expect(workbench.frame(/^Frame 2345, received, text, 12 octets/)).toBeVisible()
  await list.focus()
  await list.press('Home')
  await workbench.leaveFrame()
  await expect(workbench.frame(/^Frame 1, received, text, 9 octets/)).toBeVisible()

  await shown.getByRole('button', { name: 'Pause' }).click()
  say('said during the pause')
  await expect(shown.getByText(/1 arrived since the pause/)).toBeVisible()
  await shown.getByRole('button', { name: 'Resume' }).click()
  await shown.getByRole('button', { name: 'Follow' }).click()
  await expect(workbench.frame(/^Frame 5001, received, text, 21 octets/)).toBeVisible()
  await workbench.stop.click()
  await server.close()
})

type Window = { items: { n: number; text?: string }[]; total: number; nextFrom: number | null }

async function framesOf(request: APIRequestContext, id: string, query: Record<string, string>): Promise<Window> {
  const answer = await request.get(`/api/attempts/${id}/frames`, { params: query })
  expect(answer.status()).toBe(200)
  return (await answer.json()) as Window // safe: the reference says so, checked in api.spec.ts
}

/** One answer looks only so long, and says where to go on: every number that is found, in as many answers as it takes. */
async function found(request: APIRequestContext, id: string, query: Record<string, string>): Promise<number[]> {
  const numbers: number[] = []
  for (let from: number | null = 1; from !== null; ) {
    const window: Window = await framesOf(request, id, { ...query, from: String(from) })
    expect(window.total).toBe(1202)
    numbers.push(...window.items.map(({ n }) => n))
    from = window.nextFrom
  }
  return numbers
}

test('a stored session is searched by text and by expression, in the worker of the production build', async ({ request }) => {
  const mark = randomUUID()
  const server = await serve((socket) => {
    for (let n = 1; n <= 1200; n++) socket.send(n % 400 === 0 ? `needle ${mark} ${n}` : `straw ${n}`)
    socket.close(1000)
  })
  const { id, state } = await attempt(request, { url: server.url })
  expect(state).toBe('closed')
  expect(await found(request, id, { q: mark })).toEqual([400, 800, 1200])
  const fourDigits = await found(request, id, { regex: '^straw \\d{4}$', limit: '10' })
  expect(fourDigits).toEqual(Array.from({ length: 200 }, (_, k) => 1000 + k))
  const wrong = await request.get(`/api/attempts/${id}/frames`, { params: { regex: '(' } })
  expect(wrong.status()).toBe(400)
  await server.close()
})

test('where frames are sent stays in view below the list, and Pings are switched there', async ({ page, workbench }) => {
  const server = await serve((socket) => {
    for (let n = 1; n <= 80; n++) socket.send(`message ${n}`)
  })
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  const sendBox = workbench.part('Send a frame')
  await expect(workbench.frame(/^Frame 80, received/)).toBeVisible()
  await expect(sendBox).toBeInViewport({ ratio: 1 })
  await expect(workbench.stop).toHaveCount(1)

  const pings = sendBox.getByRole('switch', { name: 'Answer Pings' })
  await expect(pings).toBeChecked()
  await pings.click()
  await expect(pings).not.toBeChecked()
  const id = new URL(page.url()).searchParams.get('a')
  await page.goto(`/attempts/${id}?tab=frames`)
  await expect(page.getByRole('switch', { name: 'Answer Pings' })).not.toBeChecked()
  await expect(workbench.frame(/^Frame 80, received/)).toBeVisible()
  await expect(sendBox).toBeInViewport({ ratio: 1 })
  await workbench.stop.click()
  await expect(sendBox).toBeHidden()
  await server.close()
})

test('a search goes on by itself where one answer has looked at a part and found nothing', async ({ page, workbench }) => {
  const server = await serve((socket) => {
    for (let n = 1; n <= 40; n++) socket.send(n === 40 ? 'needle' : `straw ${n}`)
  })
  await workbench.open()
  await workbench.connectTo(server.url)
  await workbench.tab(/^Frames/)
  await expect(workbench.frame(/^Frame 40, received/)).toBeVisible()
  const asked: string[] = []
  await page.route(/\/frames\?.*q=needle/, async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('from'))
    asked.push(String(from))
    if (from >= 30) return route.continue()
    // What a slow server says after its time: so far nothing.
    await route.fulfill({ json: { items: [], total: 40, matched: null, scannedTo: from + 9, nextFrom: from + 10 } })
  })
  await workbench.attempt.getByRole('searchbox', { name: 'Search payloads' }).fill('needle')
  await expect(workbench.attempt.getByRole('listbox', { name: 'Frames' }).getByRole('option')).toHaveCount(1)
  await expect(workbench.frame(/^Frame 40, received/)).toBeVisible()
  expect(asked.slice(0, 4)).toEqual(['1', '11', '21', '31'])
  await workbench.stop.click()
  await server.close()
})
