import { launchChromium } from './browser'
import { figures, ms, type Row } from './stats'

/** (c) JavaScript that the first load of the workbench transfers, and the time until its Connect button answers. */
export async function benchFirstLoad(address: string): Promise<Row[]> {
  const browser = await launchChromium()
  const interactive: number[] = []
  let transferred = 0
  try {
    for (let run = 0; run < 5; run++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      const scripts = new Set<string>()
      let bytes = 0
      session.on('Network.responseReceived', ({ requestId, type }) => {
        if (type === 'Script') scripts.add(requestId)
      })
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (scripts.has(requestId)) bytes += encodedDataLength
      })
      const start = performance.now()
      await page.goto(address)
      await page.getByRole('button', { name: /^Connect( Ctrl.*)?$/ }).click({ trial: true })
      await page.waitForFunction(() =>
        Object.keys(document.querySelector('main button') ?? {}).some((key) => key.startsWith('__reactProps')),
      )
      interactive.push(performance.now() - start)
      await page.waitForLoadState('networkidle')
      transferred = Math.max(transferred, bytes)
      await context.close()
    }
  } finally {
    await browser.close()
  }
  const kilobytes = transferred / 1000
  return [
    {
      what: 'JavaScript transferred by the first load of the workbench',
      measured: `${kilobytes.toFixed(0)} kB`,
      against: '',
      goal: '250 kB compressed',
      holds: kilobytes <= 250,
    },
    {
      what: 'time to interactive, loopback, cold cache (median of 5)',
      measured: ms(figures(interactive).median),
      against: '',
      goal: 'reported',
      holds: true,
    },
  ]
}
