import { test as base, expect } from '@playwright/test'
import { Workbench } from './pages/workbench'

type Fixtures = {
  workbench: Workbench
  /** Statuses our own server answers in the test: the browser tells each on the console. */
  refusals: readonly number[]
  quietConsole: undefined
}

/** Every test runs with the workbench at hand and fails on a console error or an uncaught exception of the page. */
export const test = base.extend<Fixtures>({
  refusals: [[], { option: true }],
  workbench: async ({ page }, use) => {
    await use(new Workbench(page))
  },
  quietConsole: [
    async ({ page, refusals }, use) => {
      const expected = refusals.map((status) => `Failed to load resource: the server responded with a status of ${status} `)
      const said: string[] = []
      page.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' && !expected.some((start) => text.startsWith(start))) said.push(text)
      })
      page.on('pageerror', (error) => said.push(String(error)))
      await use(undefined)
      expect(said, 'the console stays quiet').toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
