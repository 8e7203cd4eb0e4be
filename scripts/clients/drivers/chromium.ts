import { chromium } from 'playwright'
import { type OpenAll, outcomeOf } from './driver'

/** What the page has; it runs in the browser. */
declare const openAll: (all: readonly (readonly string[])[]) => Promise<string>

/** Opens with the WebSocket of Chromium, which says why in its console. */
export function chromiumAt(executablePath: string): OpenAll {
  return async (address, subprotocols) => {
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
    try {
      const page = await browser.newPage()
      const words = new Map<number, string>()
      const done = page.waitForEvent('console', (message) => message.text() === 'done')
      page.on('console', (message) => {
        const failed = /^WebSocket connection to '[^']*\/(\d+)' failed: (.*)/s.exec(message.text())
        if (failed) words.set(Number(failed[1]), failed[2] ?? '')
      })
      await page.goto(`${address.replace('ws:', 'http:')}/page`)
      const told = await page.evaluate(async (all) => {
        const outcomes = await openAll(all)
        console.log('done')
        return outcomes
      }, subprotocols)
      await done
      return [...told].map((letter, number) => outcomeOf(letter, words.get(number) ?? ''))
    } finally {
      await browser.close()
    }
  }
}
