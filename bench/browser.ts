import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '../scripts/setup/browser.mjs'

/** The browser that the tests use. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: ['--disable-dev-shm-usage', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}
