import { test as base, expect } from '@playwright/test'
import { Workbench } from './pages/workbench'

/** Every test runs with the workbench at hand and fails on a console error or an uncaught exception of the page. */
export const test = base.extend<{ workbench: Workbench; quietConsole: undefined }>({
  workbench: async ({ page }, use) => {
    await use(new Workbench(page))
  },
  quietConsole: [
    async ({ page }, use) => {
      const said: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') said.push(message.text())
      })
      page.on('pageerror', (error) => said.push(String(error)))
      await use(undefined)
      expect(said, 'the console stays quiet').toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
