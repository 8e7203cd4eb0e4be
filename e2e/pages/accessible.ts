import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Where = { readonly include: string; readonly exclude?: string }

/** What axe finds there (selectors), told as rule and place. Axe is loaded into a page once. */
async function violations(page: Page, only: { type: 'tag' | 'rule'; values: string[] }, where: Where): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(
    async ([only, where]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') } // safe: it was loaded by the line above
      const { violations } = await axe.run(where, { runOnly: only, resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    },
    [only, where] as const,
  )
}

/** Scrolls to the top, where a smooth scroll to a result that has come may go on, and gives where the page is two frames later. */
const toTheTop = () =>
  new Promise<number>((resolve) => {
    window.scrollTo(0, 0)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.scrollY)))
  })

/**
 * No rule of axe is broken within `within`, what `but` selects left out, in light, nor in dark, where only the colours differ and so only they are looked at again.
 * Looked at from the top, where no button is half under the bar that stays.
 */
export async function accessible(page: Page, within = 'html', but?: string): Promise<void> {
  const where = { include: within, ...(but === undefined ? {} : { exclude: but }) }
  // What is loading is dimmed, and looked at when it is there.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expect.poll(() => page.evaluate(toTheTop), 'the page stays at its top').toBe(0)
  expect(await violations(page, { type: 'tag', values: TAGS }, where), 'axe, in light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await violations(page, { type: 'rule', values: ['color-contrast'] }, where), 'axe, in dark').toEqual([])
}

/** The page itself scrolls down only; wide things scroll within themselves. */
export async function fitsWidth(page: Page): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(seen)
}
