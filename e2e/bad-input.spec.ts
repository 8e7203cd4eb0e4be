import { listen, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'

test.describe('a URL that leads nowhere', () => {
  test.use({ refusals: [400] })

  for (const [typed, words] of [
    ['no url at all', /url is "no url at all": expected ws:\/\/ or wss:\/\//],
    ['ws://host.example:70000/', /port is "70000": expected a number from 1 to 65535/],
  ] as const) {
    test(`"${typed}": the field says what was seen and what was expected, and keeps what was typed`, async ({ page, workbench }) => {
      await workbench.open()
      await workbench.addLine('X-Kept: yes')
      const lines = await workbench.lineTexts()
      await workbench.url.fill(typed)
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
      await expect(workbench.url).toHaveAttribute('aria-invalid', 'true')
      await workbench.connect.click()
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
      await expect(workbench.attempt).toHaveCount(0)
      await expect(workbench.url).toHaveValue(typed)
      expect((await workbench.lineTexts()).at(-1)).toBe(lines.at(-1))
      await expect(workbench.connect).toBeEnabled()
    })
  }
})

test('an http URL: ws is offered by one button', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.url.fill('https://ci.example.com/wsagents/?node=a')
  await expect(page.getByRole('alert').filter({ hasText: 'scheme is "https": expected "wss"' })).toBeVisible()
  await page.getByRole('button', { name: 'Use wss://ci.example.com/wsagents/?node=a' }).click()
  await expect(workbench.url).toHaveValue('wss://ci.example.com/wsagents/?node=a')
  await expect(page.getByRole('alert').filter({ hasText: 'scheme' })).toHaveCount(0)
})

test('a header name with forbidden characters is pointed at, kept, and sent as typed', async ({ page, workbench }) => {
  const endpoint = await listen((_head, socket) => writeHead(socket, ['HTTP/1.1 400 Bad Request', 'Content-Length: 0']))
  await workbench.open()
  await workbench.url.fill(`ws://127.0.0.1:${endpoint.port}/`)
  await workbench.addLine('X Odd(name): value')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: 'Send X Odd(name)' }) })
  await expect(row.getByRole('button', { name: /^Fail Field names are tokens|^Fail .*name/ })).toBeVisible()
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('400')
  expect(endpoint.heads.at(-1)?.lines.at(-1)).toBe('X Odd(name): value')
  expect((await workbench.lineTexts()).at(-1)).toBe('X Odd(name): value')
  await endpoint.close()
})

test.describe('over the API', () => {
  test('every refusal is problem+json that names the field', async ({ request }) => {
    const post = (data: unknown) => request.post('/api/attempts', { data: data as object })
    for (const [draft, path] of [
      [{ url: 'nowhere' }, 'request.url'],
      [{ url: 'ws://h:70000/' }, 'request.url'],
      [{ url: 'http://h/' }, 'request.url'],
      [{ url: 'ws://h/', headers: [['X Odd', 'v']] }, 'request.headers[0]'],
      [
        {
          url: 'ws://h/',
          headers: [
            ['Host', 'h'],
            ['X', 'a\r\nY: b'],
          ],
        },
        'request.headers[1]',
      ],
      [{ url: 'ws://h/', raw: 'not base64!' }, 'request.raw'],
      [{ url: 'ws://h/', colour: 'blue' }, 'request.colour'],
      [{ url: 'ws://{{host}}/' }, 'request.variables.host'],
    ] as const) {
      const answer = await post({ request: draft })
      expect(answer.status()).toBe(400)
      expect(answer.headers()['content-type']).toBe('application/problem+json')
      const problem = (await answer.json()) as { errors: { path: string; message: string }[] }
      expect(problem).toMatchObject({ status: 400, type: expect.any(String), title: expect.any(String), code: expect.any(String) })
      expect(problem.errors.map((error) => error.path)).toContain(path)
    }
  })

  test('a body over the limit, one that is no JSON, and one of another type', async ({ request }) => {
    const json = { 'content-type': 'application/json' }
    const large = await request.post('/api/lint', { headers: json, data: `{"request":{"url":"ws://h/${'x'.repeat(4_300_000)}"}}` })
    expect(large.status()).toBe(413)
    expect(await large.json()).toMatchObject({ code: 'body-too-large' })
    const broken = await request.post('/api/lint', { headers: json, data: Buffer.from('{"request": {"url": "ws://secret') })
    expect(broken.status()).toBe(400)
    expect(await broken.text()).not.toContain('secret')
    const form = await request.post('/api/lint', { form: { url: 'ws://h/' } })
    expect(form.status()).toBe(415)
    expect((await request.get('/api/attempts/unknown')).status()).toBe(404)
    expect((await request.get('/api/attempts?limit=0')).status()).toBe(400)
    expect((await request.get('/api/no-such-call')).status()).toBe(404)
  })
})
