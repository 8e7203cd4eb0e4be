import type { Page } from '@playwright/test'
import type { AttemptView } from '../lib/core/report/view'
import { deflatingHeaders } from '../lib/testing/deflating'
import { launchChromium } from './browser'
import { ended, floodEndpoint, post } from './flood'
import { mib, residentMemory } from './process-memory'
import { serve, withDataFolder } from './server'
import { figures, ms, type Row } from './stats'

const row = (what: string, measured: number, most: number): Row => ({
  what,
  measured: ms(measured),
  against: '',
  goal: `under ${most} ms`,
  holds: measured < most,
})

/** A session of so many 32 B frames, stored; its id. */
async function record(address: string, port: number, frames: number, query: string): Promise<string> {
  const { id } = await post<AttemptView>(address, '/api/attempts', {
    request: deflating(`ws://127.0.0.1:${port}/?total=${frames}${query}`),
  })
  const view = await ended(address, id)
  if (view.counts.framesReceived !== frames + 1) throw new Error(`${view.counts.framesReceived} of ${frames + 1} frames were recorded`)
  return id
}

/** A request that offers compression where the endpoint is asked for it. */
const deflating = (url: string) => (url.includes('deflate') ? { url, headers: deflatingHeaders(new URL(url).host) } : { url })

const list = (page: Page) => page.getByRole('listbox', { name: 'Frames' })
/**
 * Milliseconds from an event in the page (the click, the key) until what it brings is there and drawn: what a person waits for, not
 * how long it takes to move a pointer from outside.
 */
async function until(page: Page, event: 'click' | 'keydown', { selector, text }: Looked, act: () => Promise<unknown>): Promise<number> {
  // As text: what the loader makes of a function does not run in a page.
  const measured = page.evaluate<number>(`new Promise((resolve) => {
    let begun = null
    document.addEventListener('${event}', ({ timeStamp }) => { begun ??= timeStamp }, { capture: true })
    const look = () => begun !== null && document.querySelector('${selector}')?.textContent?.includes('${text}')
      ? resolve(performance.now() - begun) : requestAnimationFrame(look)
    look()
  })`)
  await act()
  return measured
}
type Looked = { readonly selector: string; readonly text: string }
const rowOf = (n: number): Looked => ({ selector: `[role=option][aria-posinset="${n}"]`, text: 'tick' })

async function search(address: string, id: string, text: string): Promise<{ first: number; whole: number; found: number }> {
  const begun = performance.now()
  let first = Number.NaN
  let found = 0
  for (let from: number | null = 1; from !== null; ) {
    const answer = (await (await fetch(`${address}/api/attempts/${id}/frames?q=${text}&limit=200&from=${from}`)).json()) as {
      items: unknown[]
      nextFrom: number | null
    }
    found += answer.items.length
    if (found > 0 && Number.isNaN(first)) first = performance.now() - begun
    from = answer.nextFrom
  }
  return { first, whole: performance.now() - begun, found }
}

/** A session of a million frames (or fewer), opened from the store by a server that has never seen it, in Chromium. */
export async function benchStored(frames: number): Promise<Row[]> {
  const rows: Row[] = []
  await withDataFolder(async (folder) => {
    const endpoint = await floodEndpoint()
    const ids = { plain: '', compressed: '', small: '' }
    await serve(folder, async ({ address }) => {
      ids.small = await record(address, endpoint.port, 1_000, '')
      ids.plain = await record(address, endpoint.port, frames, '')
      ids.compressed = await record(address, endpoint.port, frames, '&deflate')
    })
    endpoint.stop()
    await serve(folder, async ({ address, pid }) => {
      const browser = await launchChromium()
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      // The scripts of the page are in the browser's cache, as they are for whoever has opened an attempt before.
      await page.goto(`${address}/attempts/${ids.small}?tab=frames`)
      await list(page).getByRole('option').first().waitFor()
      const before = residentMemory(pid)
      const many = frames.toLocaleString('en')
      await page.goto(`${address}/attempts`)
      const link = page.locator(`a[href="/attempts/${ids.plain}"]`).first()
      await link.waitFor()
      const shown = await until(page, 'click', { selector: '[role=tab][id$=frames]', text: 'Frames' }, () => link.click())
      const opened = await until(page, 'click', rowOf(1), () => page.getByRole('tab', { name: /^Frames/ }).click())
      rows.push(row(`session of ${many} frames opened from history: first rows, both clicks`, shown + opened, 500))
      const jumps: number[] = []
      for (const share of [0.5, 0.1, 0.9, 0.3, 0.7, 0.51]) {
        const n = Math.round(frames * share)
        jumps.push(
          await until(page, 'keydown', rowOf(n), async () => {
            await page.getByLabel('Go to frame number').fill(String(n))
            await page.getByLabel('Go to frame number').press('Enter')
          }),
        )
      }
      rows.push(row('jump to any frame, median of 6', figures(jumps).median, 150))
      await search(address, ids.small, 'nothing')
      const rare = await search(address, ids.plain, '0099998')
      rows.push(row(`text search of all ${many} frames, ${rare.found} hits`, rare.whole, 2_000), row('first hits', rare.first, 200))
      const deflated = await search(address, ids.compressed, '0099998')
      rows.push(row(`text search of ${many} compressed frames, ${deflated.found} hits`, deflated.whole, 3_000))
      const session = await page.context().newCDPSession(page)
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      rows.push({
        what: 'heap of the browser',
        measured: mib(usedSize),
        against: '',
        goal: 'under 150 MiB',
        holds: usedSize < 150 * 1_048_576,
      })
      const grown = residentMemory(pid) - before
      rows.push({
        what: 'growth of the server',
        measured: mib(grown),
        against: `${mib(before)} before`,
        goal: 'under 200 MiB',
        holds: grown < 200 * 1_048_576,
      })
      await browser.close()
    })
  })
  return rows
}
