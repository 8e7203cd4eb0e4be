import { readFileSync } from 'node:fs'
import { constants, inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST as abortAttempt } from '@/app/api/attempts/[id]/abort/route'
import { POST as retryAttempt } from '@/app/api/attempts/[id]/retry/route'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { startPractice } from '@/lib/server/practice/start'
import { setPracticeAddress } from '@/lib/server/practice-endpoints'
import { type AttemptKit, attemptKit, close, ended, follow, frames, read, STANDARD, start, upgrade } from '@/lib/testing/attempt-kit'
import { expectHead, halfClose, send, silent, untilEnded } from '@/lib/testing/scripted-steps'
import { attemptOf, call } from '@/lib/testing/session-kit'

let kit: AttemptKit
beforeEach(async () => {
  kit = await attemptKit()
})
afterEach(() => kit.stop())

describe('secrets of a draft', () => {
  it('T-22, T-23: appear nowhere: not in answers, events, frames or the database file', async () => {
    const canary = 'canary-7f3a9c51e2'
    const steps = [
      expectHead(),
      send(`HTTP/1.1 403 No\r\nSet-Cookie: sid=${canary}\r\nX-Echo: ${canary}\r\nContent-Length: ${canary.length}\r\n\r\n${canary}`),
      untilEnded(),
      halfClose(),
    ]
    const request = (url: string) => ({
      url: `${url}?access_token=${canary}`,
      headers: [
        ['Host', 'x'],
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Key', '{{auto}}'],
        ['Sec-WebSocket-Version', '13'],
        ['Authorization', `Bearer ${canary}`],
        { line: 'Secret-Key:{{secret:agent}}' },
      ],
      session: { sendOnOpen: [{ text: `login ${canary}` }] },
      variables: { 'secret:agent': canary },
    })
    const refused = await start(request(await kit.play(steps)), '?wait=end')
    const opened = await start(request(kit.echo.url))
    const { id } = await attemptOf(opened.clone())
    const events = await follow(id, (text) => /"framesReceived":1/.test(text))
    const listed = await (await call(listAttempts, '/api/attempts')).text()
    const window = JSON.stringify(await frames(id))
    const search = await (await call(listAttempts, `/api/attempts?q=${canary}`)).json()
    await close(id, {})
    await follow(id, ended)
    const stored = JSON.stringify(await read(id)) + JSON.stringify(await frames(id))
    const all = [await refused.text(), await opened.text(), events, listed, window, stored].join('\n')
    const decoded = [...all.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)]
      .map(([, text = '']) => Buffer.from(text, 'base64').toString('latin1'))
      .join('\n')
    expect(all).not.toContain(canary)
    expect(decoded).not.toContain(canary)
    expect(decoded).toContain('login ')
    expect(search).toMatchObject({ items: [] })
    for (const suffix of ['', '-wal']) {
      const bytes = readFileSync(kit.server.databaseFile + suffix)
      expect(bytes.includes(canary)).toBe(false)
      expect(bytes.includes(Buffer.from(canary).toString('base64').slice(0, 20))).toBe(false)
    }
  })
  it('T-23: of a proxy appear nowhere: not in its conversation, answers, history or the database file', async () => {
    const steps = [expectHead(), send('HTTP/1.1 200 OK\r\nX-Echo: canary/22-7f3a\r\n\r\n'), expectHead(), upgrade, silent()]
    const proxy = `http://me:canary%2F22-7f3a@${new URL(await kit.play(steps)).host}`
    const { id } = await attemptOf(start({ url: 'ws://127.0.0.1:1/', network: { proxy } }))
    const told = kit.scripted[0]?.connections[0]?.receivedText() ?? ''
    expect(told).toContain(`Proxy-Authorization: Basic ${btoa('me:canary/22-7f3a')}`)
    const live = await read(id)
    expect(live).toMatchObject({ outcome: 'accepted', draft: { network: { proxy: expect.stringMatching(/^http:\/\/me:\*{16}@127/) } } })
    const listed = await (await call(listAttempts, '/api/attempts')).text()
    await call(abortAttempt, '', { params: { id }, body: {} })
    await follow(id, ended)
    const all = JSON.stringify(live) + JSON.stringify(await read(id)) + listed
    const decoded = [...all.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('latin1'),
    )
    for (const secret of ['canary/22-7f3a', 'canary%2F22-7f3a', btoa('me:canary/22-7f3a')]) {
      expect(all + decoded.join('\n')).not.toContain(secret)
      for (const suffix of ['', '-wal']) expect(readFileSync(kit.server.databaseFile + suffix).includes(secret)).toBe(false)
    }
    const again = await attemptOf(call(retryAttempt, `/api/attempts/${id}/retry?wait=verdict`, { params: { id }, body: {} }))
    expect(again.outcome).toBe('accepted')
    expect(kit.scripted[0]?.connections[1]?.receivedText().split('\r\n')[2]).toBe(told.split('\r\n')[2])
  })
  it('T-23: of a proxy are not told on by one that says them back', async () => {
    const url = await kit.play([
      expectHead(),
      send('HTTP/1.1 407 canary/22-7f3a\r\nProxy-Authenticate: Basic realm="canary/22-7f3a"\r\n\r\n'),
    ])
    const proxy = `http://me:canary%2F22-7f3a@${new URL(url).host}`
    const { id, ...attempt } = await attemptOf(start({ url: 'ws://127.0.0.1:1/', network: { proxy } }, '?wait=end'))
    expect(attempt).toMatchObject({ outcome: 'unreachable', failure: { phase: 'proxy', code: 'proxy-refused' } })
    const all = JSON.stringify(attempt) + JSON.stringify(await read(id)) + (await (await call(listAttempts, '/api/attempts')).text())
    const decoded = [...all.matchAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('latin1'),
    )
    expect(all + decoded.join('\n')).not.toContain('canary/22')
    for (const suffix of ['', '-wal']) expect(readFileSync(kit.server.databaseFile + suffix).includes('canary/22')).toBe(false)
  })
  it('T-22: stay with their host when a shown draft is sent again', async () => {
    const seen: (string | undefined)[] = []
    kit.echo.http.on('upgrade', ({ headers }) => seen.push(headers.authorization))
    const headers = [...STANDARD, ['Authorization', 'Bearer canary-7f3a9c51e2']]
    const { id, draft } = await attemptOf(start({ url: kit.echo.url, headers }))
    expect(draft.keptFrom).toEqual({ attemptId: id })
    const again = await attemptOf(start(draft))
    expect(again.request?.lines.find((line) => line.name === 'Authorization')?.value).toMatch(/^Bearer \*+$/)
    expect(seen).toEqual(['Bearer canary-7f3a9c51e2', 'Bearer canary-7f3a9c51e2'])
    expect((await start({ ...draft, url: 'ws://127.0.0.1:9/' })).status).toBe(400)
  })
  it('T-23: are not found out of compressed messages either', async () => {
    const canary = 'canary-7f3a9c51e2'
    const request = {
      url: 'practice:/permessage-deflate',
      headers: [...STANDARD, ['Sec-WebSocket-Extensions', 'permessage-deflate'], ['Secret-Key', canary]],
      session: { sendOnOpen: [{ text: `login ${canary}`, compress: true }] },
    }
    const practice = await startPractice({ port: 0, pace: 0 })
    setPracticeAddress(practice)
    try {
      const { id, extensions } = await attemptOf(start(request))
      expect(extensions).toContain('permessage-deflate')
      await follow(id, (text) => /"framesReceived":[1-9]/.test(text))
      await close(id, { how: 'rst' })
      await follow(id, ended)
      const { items } = await frames(id)
      const sent = items.find(({ direction, rsv }) => direction === 'sent' && rsv === 4)
      expect(sent?.text).toMatch(/^login \*+$/)
      for (const { payload } of items) {
        const bytes = Buffer.concat([Buffer.from(payload, 'base64'), Buffer.of(0, 0, 0xff, 0xff)])
        expect(inflated(bytes)).not.toContain(canary)
      }
    } finally {
      await practice.close()
    }
  })
})

function inflated(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
  } catch {
    return ''
  }
}
