import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type OpenAll, outcomeOf } from './driver'

const PREFERENCES = {
  // Firefox waits longer and longer before it asks an address again that failed.
  'network.websocket.delay-failed-reconnects': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
}

/** Runs a Firefox of its own on a page until something is told. */
async function untilTold(program: string, page: string, told: Promise<string>): Promise<string> {
  const profile = mkdtempSync(path.join(tmpdir(), 'sockscope-firefox-'))
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'))
  const browser = spawn(program, ['--headless', '--no-remote', '--profile', profile, page], { stdio: 'ignore' })
  const exited = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  try {
    return await Promise.race([told, exited.then(() => Promise.reject(new Error(`${program} ended before it told anything`)))])
  } finally {
    browser.kill()
    await exited
    rmSync(profile, { recursive: true, force: true })
  }
}

/**
 * Opens with the WebSocket of Firefox. It tells a page nothing but that it failed. Where it neither opens nor fails it opens nothing
 * more at that address until it is started anew, so it is.
 */
export function firefoxAt(program: string): OpenAll {
  return async (address, subprotocols, server) => {
    let letters = ''
    while (letters.length < subprotocols.length) {
      // What stuck is in the letters; the page goes on behind it.
      const from = JSON.stringify(letters.replaceAll('n', 'r'))
      const before = letters
      const script = `<script>openAll(${JSON.stringify(subprotocols)}, ${from}).then((told) => fetch('/told?' + told))</script>`
      const told = await untilTold(program, `${address.replace('ws:', 'http:')}/page`, server.told('/told', script))
      letters = before + told.slice(before.length)
    }
    return [...letters].map((letter) => outcomeOf(letter, ''))
  }
}
