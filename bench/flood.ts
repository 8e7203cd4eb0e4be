import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { AttemptView } from '../lib/core/report/view'
import { launchChromium } from './browser'
import type { Row } from './stats'

/** An endpoint that floods; `lines` are how many frames each connection was sent. */
export async function floodEndpoint(): Promise<{ readonly port: number; sent(): Promise<number>; stop(): void }> {
  const child = spawn(process.execPath, ['bench/flood-server.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const next = async () => Number(((await once(lines, 'line')) as [string])[0])
  return { port: await next(), sent: next, stop: () => child.kill() }
}

export async function post<Answer>(address: string, to: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json', origin: address }
  const response = await fetch(`${address}${to}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`POST ${to} answered ${response.status}: ${await response.text()}`)
  return response.json() as Promise<Answer>
}

export const attemptOf = async (address: string, id: string): Promise<AttemptView> =>
  (await fetch(`${address}/api/attempts/${id}`)).json() as Promise<AttemptView>

/** Resolves when the attempt has ended. */
export async function ended(address: string, id: string): Promise<AttemptView> {
  for (;;) {
    const view = await attemptOf(address, id)
    if (view.state !== 'connecting' && view.state !== 'open' && view.state !== 'closing') return view
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type LongTasks = { tasks: number[]; frames: number }
declare const window: { longTasks: LongTasks }

/** A flood of 32 B frames for so many seconds, watched in Chromium, which scrolls at half time. */
export async function benchFlood(address: string, seconds: number): Promise<Row[]> {
  const endpoint = await floodEndpoint()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(() => {
      window.longTasks = { tasks: [], frames: 0 }
      new PerformanceObserver((list) => window.longTasks.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
        entryTypes: ['longtask'],
      })
    })
    // The page is there before the flood: what is measured is watching, not loading.
    await page.goto(address)
    const { id } = await post<AttemptView>(address, '/api/attempts', {
      request: { url: `ws://127.0.0.1:${endpoint.port}/` },
    })
    await page.goto(`${address}/attempts/${id}?tab=frames`)
    await page.getByRole('listbox', { name: 'Frames' }).getByRole('option').first().waitFor()
    await page.evaluate(() => void (window.longTasks.tasks.length = 0))
    const before = await attemptOf(address, id)
    const begun = performance.now()
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    await pause(seconds * 500)
    // Scrolling: a screen up and down again, while following, then from anywhere.
    const list = page.getByRole('listbox', { name: 'Frames' })
    await list.hover()
    for (let turn = 0; turn < 10; turn++) {
      await page.mouse.wheel(0, turn % 2 === 0 ? -600 : 300)
      await pause(100)
    }
    await pause(Math.max(0, seconds * 1000 - (performance.now() - begun)))
    const after = await attemptOf(address, id)
    const rate = (after.counts.framesReceived - before.counts.framesReceived) / ((performance.now() - begun) / 1000)
    const { tasks } = await page.evaluate(() => window.longTasks)
    const sent = endpoint.sent()
    await post(address, `/api/attempts/${id}/close`, { how: 'close-frame', code: 1000 })
    const [told, view] = [await sent, await ended(address, id)]
    const { total } = (await (await fetch(`${address}/api/attempts/${id}/frames?from=${told}&limit=1`)).json()) as { total: number }
    // The endpoint's Close and ours are frames, too.
    const whole = view.counts.framesReceived === told + 1 && total === told + 2
    const longest = Math.max(0, ...tasks)
    return [
      {
        what: `flood of 32 B frames on loopback, watched in Chromium for ${seconds} s`,
        measured: `${Math.round(rate).toLocaleString('en')} frames/s, ${view.counts.framesReceived.toLocaleString('en')} received`,
        against: `${told.toLocaleString('en')} sent, and a Close`,
        goal: '≥ 100,000 frames/s, every frame stored and counted',
        holds: rate >= 100_000 && whole,
      },
      {
        what: 'longest task of the browser meanwhile',
        measured: `${longest.toFixed(0)} ms; ${tasks.length} over 50 ms`,
        against: '',
        goal: 'none over 100 ms',
        holds: longest <= 100,
      },
    ]
  } finally {
    await browser.close()
    endpoint.stop()
  }
}
