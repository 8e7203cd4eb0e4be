import type { APIRequestContext, Page } from '@playwright/test'
import { http2Server } from '@/lib/testing/http2-server'
import { listen, writeHead } from './endpoints/listen'
import { listenTls } from './endpoints/tls'
import { expect, test } from './fixtures'
import { accessible, fitsWidth } from './pages/accessible'
import { attempt } from './pages/api'

/** Opens every folded part of the composer and fills in what opens more. */
async function unfold(page: Page) {
  for (const part of ['Body, early data, pace', 'Session', 'Network'])
    await page
      .locator('summary')
      .filter({ has: page.getByText(part, { exact: true }) })
      .click()
  await page.getByRole('radio', { name: 'Piece by piece' }).check()
  await page.getByRole('switch', { name: 'Verify the certificate' }).click()
  await page.getByRole('button', { name: 'Paste: Client key' }).click()
  await page.getByRole('textbox', { name: 'Proxy', exact: true }).fill('http://proxy.example:3128')
}

// Of the rules one part: it has everything that the others have, and axe takes half a minute for all.
const PLAIN_PAGES = [
  '/attempts',
  '/profiles',
  '/rules?part=tls',
  '/rules/response/accept-correct',
  '/rules/frames/pong-comes',
  '/diagnoses?q=nginx',
  '/settings',
]
const ATTEMPTS = [
  ['accepted and closed', 'practice:/close-reason', ['', '?tab=frames&frame=1']],
  ['of broken frames', 'practice:/broken-frames', ['?tab=findings', '?tab=frames&frame=6']],
  ['refused', 'practice:/forbidden', ['', '?tab=findings', '?tab=timing', '?tab=draft']],
  ['invalid', 'practice:/wrong-accept', ['', '?tab=clients']],
  ['unreachable', 'ws://does-not-exist.invalid/', ['']],
] as const

/** Attempts that went another way than straight: by an untrusted chain, a followed redirect, a proxy that refuses, HTTP/2. */
async function otherWays(request: APIRequestContext): Promise<{ paths: string[]; close: () => Promise<unknown> }> {
  const chain = await listenTls('chain', () => undefined)
  const proxy = await listen((_head, socket) => void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'))
  const redirect = await listen((head, socket) => {
    writeHead(socket, [
      'HTTP/1.1 307 Go on',
      `Location: http://localhost:${proxy.port}${head.lines[0]?.split(' ')[1]}x`,
      'Content-Length: 0',
    ])
  })
  const h2 = await http2Server({ tls: 'leaf', onStream: (stream) => stream.respond({ ':status': 403 }, { endStream: true }) })
  const paths: string[] = []
  for (const [draft, queries] of [
    [{ url: `wss://127.0.0.1:${chain.port}/` }, ['?tab=tls']],
    [{ url: `ws://127.0.0.1:${redirect.port}/`, network: { maxRedirects: 1 } }, ['', '?tab=timing']],
    [{ url: `ws://127.0.0.1:${redirect.port}/` }, ['']],
    [{ url: 'ws://127.0.0.1:9/', network: { proxy: `http://127.0.0.1:${proxy.port}` } }, ['']],
    [{ url: `wss://127.0.0.1:${h2.port}/`, network: { protocol: 'h2', verify: false } }, ['']],
  ] as const) {
    const { id } = await attempt(request, draft)
    paths.push(...queries.map((query) => `/attempts/${id}${query}`))
  }
  return { paths, close: () => Promise.all([chain, proxy, redirect, h2].map((server) => server.close())) }
}

test('the workbench, before and with findings', async ({ page, workbench }) => {
  await workbench.open()
  await accessible(page)
  await workbench.addLine('Origin: not an origin')
  await expect(page.getByRole('button', { name: /^Fail Origin/ })).toBeVisible()
  await accessible(page)
})

test('the composer unfolded: raw text, network, pace, the editor of a line', async ({ page, workbench }) => {
  await workbench.open()
  await unfold(page)
  await page.getByRole('button', { name: 'Compression', exact: true }).click()
  await page.getByRole('button', { name: 'Edit extensions' }).click()
  await expect(page.getByRole('combobox', { name: 'Server window bits' })).toBeVisible()
  await accessible(page)
  await page.keyboard.press('Escape')
  await workbench.view('Raw')
  await workbench.octets.fill('NONSENSE\nA:  ⟨FF⟩é \n\n')
  await expect(page.getByText('The request line has no space between method and target.')).toBeVisible()
  await accessible(page)
})

for (const [what, url, queries] of ATTEMPTS) {
  test(`an attempt that is ${what}`, async ({ page, request, workbench }) => {
    const { id } = await attempt(request, { url }, 'verdict')
    for (const query of queries) {
      await page.goto(`/attempts/${id}${query}`)
      await expect(workbench.summary).toBeVisible()
      await expect(workbench.attempt.getByRole('tabpanel')).not.toBeEmpty()
      await accessible(page)
    }
  })
}

test('attempts by TLS, redirects, a proxy and HTTP/2', async ({ page, request, workbench }) => {
  const { paths, close } = await otherWays(request)
  for (const path of paths) {
    await page.goto(path)
    await expect(workbench.attempt.getByRole('tabpanel')).not.toBeEmpty()
    await accessible(page)
  }
  await close()
})

for (const path of PLAIN_PAGES)
  test(`the page ${path}`, async ({ page, request }) => {
    await attempt(request, { url: 'practice:/forbidden' })
    await request.post('/api/profiles', { data: { name: `Accessible ${path}`, request: { url: 'practice:/echo' } } })
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await accessible(page)
  })

test('the page /docs/api, two calls of each group: the others are drawn by the same component', async ({ page }) => {
  await page.goto('/docs/api')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await accessible(page, 'html', 'section > article:nth-of-type(n+3)')
})

test('at the width of a phone: connect and read the result @phone', async ({ page, workbench }) => {
  await workbench.open()
  await fitsWidth(page)
  await workbench.connectTo('practice:/forbidden')
  await expect(workbench.summary).toContainText('403')
  await expect(workbench.summary).toBeInViewport()
  await expect(workbench.attempt.getByText(/This token may not open a socket here/).first()).toBeVisible()
  await fitsWidth(page)
  await workbench.tab(/^Findings/)
  await expect(workbench.attempt.getByText('response/status-101')).toBeVisible()
  await fitsWidth(page)
  await accessible(page)
  await workbench.tab(/^Clients/)
  await expect(workbench.attempt.getByText('It prints Unexpected server response: 403')).toBeVisible()
  await fitsWidth(page)
  await accessible(page)
})

test('at the width of a phone: the whole composer fits @phone', async ({ page, workbench }) => {
  await workbench.open()
  await unfold(page)
  await fitsWidth(page)
  await workbench.view('Raw')
  await fitsWidth(page)
  await accessible(page)
})

test('at the width of a phone: send a frame and look at it @phone', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.connectTo('practice:/echo')
  await workbench.tab(/^Frames/)
  await workbench.sendText('from a phone')
  await workbench.frame(/^Frame 2, received, text, 12 octets/).click()
  await expect(page.getByRole('dialog').getByText('from a phone').first()).toBeVisible()
  await fitsWidth(page)
  await workbench.leaveFrame()
  await workbench.stop.click()
})

test('at the width of a phone: attempts by TLS, redirects, a proxy and HTTP/2 fit @phone', async ({ page, request, workbench }) => {
  const { paths, close } = await otherWays(request)
  for (const path of paths) {
    await page.goto(path)
    await expect(workbench.attempt.getByRole('tabpanel')).not.toBeEmpty()
    await fitsWidth(page)
    await accessible(page)
  }
  await close()
})

test('at the width of the narrowest phone no page scrolls sideways @phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  for (const path of PLAIN_PAGES) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await fitsWidth(page)
  }
})
