import path from 'node:path'
import { build } from 'esbuild'
import { launchChromium } from './browser'
import { lintSeries, type REQUESTS } from './lint-series'
import { figures, ms, type Row } from './stats'

type Kind = keyof typeof REQUESTS
declare const bench: { readonly lintSeries: typeof lintSeries }

function row(kind: Kind, where: string, series: readonly number[]): Row {
  const { median, p95 } = figures(series)
  return {
    what: `lint of a ${kind} request of 100 lines, one keystroke (${where})`,
    measured: `${ms(median)} median, ${ms(p95)} p95`,
    against: '',
    goal: 'under 2 ms',
    holds: median < 2,
  }
}

/** (d) What one keystroke costs in the composer, the drawing left aside: in Node, and as the browser does it in Chromium. */
export async function benchLint(rounds: number, inBrowser: boolean): Promise<Row[]> {
  const kinds = ['sound', 'faulty'] as const
  const inNode = kinds.map((kind) => row(kind, 'Node', lintSeries(kind, rounds)))
  if (!inBrowser) return inNode
  const entry = path.join(import.meta.dirname, 'lint-series.ts')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'bench',
    write: false,
  })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
    const rows: Row[] = []
    for (const kind of kinds)
      rows.push(row(kind, 'Chromium', await page.evaluate(([which, count]) => bench.lintSeries(which, count), [kind, rounds] as const)))
    return [...inNode, ...rows]
  } finally {
    await browser.close()
  }
}
