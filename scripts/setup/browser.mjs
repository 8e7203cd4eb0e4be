import { existsSync, readFileSync, statSync } from 'node:fs'
import { attempt, step } from './run.mjs'
import { SetupError, say } from './say.mjs'
import { writeStamp } from './stamp.mjs'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Playwright's own Chromium where it was downloaded, else the system's, else undefined. `CHROMIUM_PATH` goes before both. */
export async function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  const { chromium } = await import('playwright')
  return [chromium.executablePath(), ...SYSTEM].find((file) => file && existsSync(file))
}

const STAMP = 'build/browser.stamp'

/** Whether the browser starts at all: a downloaded one may lack libraries of the system. Asked once for each browser. */
async function starts(browser) {
  const identity = `${browser} ${statSync(browser).mtimeMs}`
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === identity) return true
  const { status } = await attempt(browser, ['--version'], { quiet: true })
  if (status === 0) writeStamp(STAMP, identity)
  return status === 0
}

async function installFromDebian() {
  const quiet = ['-y', '-qq', '-o', 'Dpkg::Use-Pty=0', '--no-install-recommends']
  process.env.DEBIAN_FRONTEND ??= 'noninteractive'
  say('Installing Chromium for the browser tests (apt-get) …')
  await attempt('apt-get', ['update', '-qq'])
  const { status } = await attempt('apt-get', ['install', ...quiet, 'chromium', 'fonts-liberation'])
  return status === 0
}

const REMEDY =
  'Install Chromium or Chrome, or set CHROMIUM_PATH to one; on Linux "npx playwright install --with-deps chromium" brings it with its libraries.'

/** Sees to it that there is a browser for the browser tests. */
export async function provideBrowser() {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH))
    throw new SetupError(`CHROMIUM_PATH is "${process.env.CHROMIUM_PATH}", where there is no file: correct it or leave it out.`)
  const present = await findBrowser()
  if (present !== undefined && (await starts(present))) return

  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
  const fromDebian = isDebianRoot && (await installFromDebian())
  if (!fromDebian)
    await step(
      'Installing Chromium for the browser tests (playwright install)',
      process.execPath,
      ['node_modules/playwright/cli.js', 'install', 'chromium'],
      REMEDY,
    )
  const browser = await findBrowser()
  if (browser === undefined || !(await starts(browser)))
    throw new SetupError(`No browser that starts was found for the browser tests. ${REMEDY}`)
}
