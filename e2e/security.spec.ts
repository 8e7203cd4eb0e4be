import { ask } from './endpoints/ask'
import { acceptFor, listen, type ReceivedHead, serverFrame } from './endpoints/listen'
import { PAYLOADS } from './endpoints/payloads'
import { listenTls } from './endpoints/tls'
import { expect, test } from './fixtures'

test('T-15: a request for a foreign host is misdirected, whatever it asks for', async ({ baseURL }) => {
  for (const path of ['/', '/api/attempts', '/api/health']) {
    const { status, text } = await ask(baseURL, { path, headers: { host: 'rebound.example' } })
    expect(status).toBe(421)
    expect(text).toContain('rebound.example')
  }
})

test('T-16, T-17: a page of another site may change nothing and follow nothing', async ({ baseURL, request }) => {
  const host = new URL(baseURL ?? '').host
  const json = { host, 'content-type': 'application/json' }
  const body = '{"request":{"url":"practice:/echo"}}'
  const before = ((await (await request.get('/api/attempts?q=foreign-origin')).json()) as { total: number }).total
  for (const foreign of [{ origin: 'http://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
    const post = await ask(
      baseURL,
      { method: 'POST', path: '/api/attempts', headers: { ...json, ...foreign } },
      body.replace('echo', 'echo?foreign-origin'),
    )
    expect(post.status).toBe(403)
    expect(post.headers['content-type']).toBe('application/problem+json')
  }
  const stream = await ask(baseURL, { path: '/api/attempts/any/events', headers: { host, origin: 'http://evil.example' } })
  expect(stream.status).toBe(403)
  expect(((await (await request.get('/api/attempts?q=foreign-origin')).json()) as { total: number }).total).toBe(before)
})

test('T-18: no answer lets another site read it', async ({ baseURL }) => {
  const host = new URL(baseURL ?? '').host
  for (const method of ['GET', 'OPTIONS']) {
    const answer = await ask(baseURL, { method, path: '/api/attempts', headers: { host, origin: 'http://evil.example' } })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
})

test('T-26: every page carries a policy with a nonce of its own, which its scripts have', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of ['/', '/attempts', '/profiles', '/rules', '/diagnoses', '/settings', '/docs/api', '/no-such-page']) {
    const answer = await request.get(path)
    const headers = answer.headers()
    const policy = headers['content-security-policy'] ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce.length).toBeGreaterThanOrEqual(22)
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.replace(/style-src-attr[^;]*/, '')).not.toContain('unsafe-inline')
    expect(headers['x-content-type-options']).toBe('nosniff')
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(8)
})

// What a hostile endpoint would like a page to obey: elements, a change of direction, a terminal escape, nothing to see.
const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>\u202egnp.exe\u200b\u001b[31m'
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

test('T-26, T-27: hostile octets in status text, header, body, frames and close reason are inert and visible', async ({
  baseURL,
  page,
  workbench,
}) => {
  const left: string[] = []
  const own = new URL(baseURL ?? '').host
  page.on('request', (request) => {
    const { host, pathname } = new URL(request.url())
    if (host !== own || pathname.endsWith('/x')) left.push(request.url())
  })
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const hostile = Buffer.from(HOSTILE)
  const endpoint = await listen((head, socket) => {
    if (head.lines[0]?.includes('/refuse')) {
      const body = Buffer.from(`<html><body>${HOSTILE}</body></html>`)
      socket.write(
        latin1(`HTTP/1.1 403 ${HOSTILE}\r\nX-Note: ${HOSTILE}\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\n\r\n`),
        'latin1',
      )
      socket.write(body)
      return
    }
    const lines = [
      'HTTP/1.1 101 ',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
      `X-Note: ${HOSTILE}`,
    ]
    socket.write(latin1(`${lines.join('\r\n')}\r\n\r\n`), 'latin1')
    socket.write(serverFrame(1, hostile))
    socket.write(serverFrame(1, JSON.stringify({ [HOSTILE]: HOSTILE })))
    socket.end(serverFrame(8, Buffer.concat([Buffer.from([0x0f, 0xa0]), hostile.subarray(-20)])))
  })

  await workbench.open()
  const inert = async () => {
    expect(await page.evaluate(() => document.querySelectorAll('img[src="x"], [onerror]').length)).toBe(0)
    expect(await page.title()).not.toContain('owned')
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/\p{Cf}|\p{Cc}(?<![\n\t])/u)
  }

  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/refuse`)
  await expect(workbench.summary).toContainText('403')
  await expect(workbench.attempt.getByText(/<img src=x onerror=/).first()).toBeVisible()
  await expect(workbench.attempt.getByText('U+202E', { exact: true }).first()).toBeVisible()
  await expect(workbench.attempt.getByText('U+200B', { exact: true }).first()).toBeVisible()
  await expect(workbench.attempt.getByText('ESC', { exact: true }).first()).toBeVisible()
  await inert()
  await workbench.tab(/^Findings/)
  await inert()

  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/open`)
  await workbench.connect.click()
  await expect(workbench.part('Close')).toContainText('4000')
  await inert()
  await workbench.tab(/^Frames/)
  for (const frame of [/^Frame 1,/, /^Frame 2,/, /^Frame 3,/]) {
    await workbench.frame(frame).click()
    await expect(
      page
        .getByRole('region', { name: /^Frame \d/ })
        .getByText(/U\+20/)
        .first(),
    ).toBeVisible()
    await inert()
    await workbench.leaveFrame()
  }
  const id = new URL(page.url()).searchParams.get('a')
  await page.goto(`/attempts/${id}`)
  await expect(workbench.summary).toContainText('101')
  await inert()
  await page.goto('/attempts')
  await expect(page.getByRole('link', { name: new RegExp(`:${endpoint.port}/refuse`) })).toBeVisible()
  await inert()
  expect(left).toEqual([])
  expect(dialogs).toEqual([])
  await endpoint.close()
})

test('T-26: two hundred payloads in every field an endpoint fills run nothing, load nothing and stay text', async ({
  baseURL,
  page,
  workbench,
}) => {
  expect(new Set(PAYLOADS).size).toBe(200)
  const own = new URL(baseURL ?? '').host
  const left: string[] = []
  page.on('request', (request) => {
    const { host, pathname } = new URL(request.url())
    if (host !== own || /\/(x|undefined)$/.test(pathname)) left.push(request.url())
  })
  page.on('dialog', (dialog) => {
    left.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(() =>
    Object.defineProperty(window, 'owned', { set: () => document.documentElement.setAttribute('data-owned', '') }),
  )
  const octets = (text: string) => latin1(text.replaceAll('\0', ''))
  const all = PAYLOADS.join('\n')
  const name = '<img/src=x/onerror=owned=1>'
  const answer = (socket: import('node:net').Socket, head: ReceivedHead) => {
    const lines = PAYLOADS.map((payload, at) => `X-${at}: ${octets(payload)}`)
    if (head.lines[0]?.includes('/refuse')) {
      const fields = [...lines, `${name}: 1`, 'Server: <svg onload=owned=1>', 'Location: javascript:owned=1', 'Content-Type: text/html']
      socket.write(
        `HTTP/1.1 302 ${octets(PAYLOADS[3] ?? '')}\r\n${fields.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(all)}\r\n\r\n`,
        'latin1',
      )
      socket.write(all)
      return
    }
    const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${acceptFor(head)}`]
    const odd = [`Sec-WebSocket-Protocol: ${PAYLOADS[0]}`, `Sec-WebSocket-Extensions: ${PAYLOADS[2]}`, `Set-Cookie: <svg onload=owned=1>=x`]
    socket.write(`HTTP/1.1 101 ${octets(PAYLOADS[1] ?? '')}\r\n${[...upgrade, ...odd].join('\r\n')}\r\n\r\n`, 'latin1')
    for (const [at, payload] of PAYLOADS.entries())
      socket.write(serverFrame(at % 3 === 2 ? 2 : 1, at % 3 === 1 ? JSON.stringify({ [payload]: [payload] }) : payload))
    socket.end(serverFrame(8, Buffer.concat([Buffer.from([0x0f, 0xa0]), Buffer.from(`<img src=x onerror=owned=1>${'<b>'.repeat(20)}`)])))
  }
  const endpoint = await listen((head, socket) => answer(socket, head))
  const odd = await listenTls('odd', (head, socket) => answer(socket, head))
  const inert = async () => {
    expect(
      await page.evaluate(() => ({
        owned: document.documentElement.hasAttribute('data-owned'),
        elements: document.querySelectorAll(
          '[onerror],[onload],[onfocus],[ontoggle],[onbegin],iframe,object,embed,base,[src*="evil"],[href*="evil"],[href^="javascript:"]',
        ).length,
        title: document.title.includes('owned'),
      })),
    ).toEqual({ owned: false, elements: 0, title: false })
  }
  const everyTab = async () => {
    for (const tab of await workbench.attempt.getByRole('tab').all()) {
      await tab.click()
      await inert()
    }
  }

  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/refuse`)
  await expect(workbench.summary).toContainText('302')
  await expect(workbench.attempt.getByText(/<script>owned=1<\/script>/).first()).toBeVisible()
  await everyTab()

  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/open`)
  await workbench.connect.click()
  await expect(workbench.part('Close')).toContainText('4000')
  await everyTab()
  await workbench.tab(/^Frames/)
  for (const frame of [/^Frame 1,/, /^Frame 2,/, /^Frame 3,/]) {
    await workbench.frame(frame).click()
    await expect(page.getByRole('region', { name: /^Frame \d/ })).toBeVisible()
    await inert()
    await workbench.leaveFrame()
  }
  const id = new URL(page.url()).searchParams.get('a')

  const started = await page.request.post('/api/attempts?wait=verdict', {
    data: { request: { url: `wss://127.0.0.1:${odd.port}/refuse`, network: { verify: false } } },
  })
  const secured = ((await started.json()) as { id: string }).id
  for (const place of [`/attempts/${id}`, `/attempts/${secured}`, '/attempts', `/?a=${secured}`]) {
    await page.goto(place)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await inert()
    if (place.includes(secured)) await everyTab()
  }
  expect(left).toEqual([])
  await endpoint.close()
  await odd.close()
})
