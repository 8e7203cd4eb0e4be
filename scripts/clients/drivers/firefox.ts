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

/** With this window Firefox neither opens nor fails, and opens nothing more at that address until it is started anew: it is not asked. */
const STICKS = /client_max_window_bits="?8\b/

/**
 * Opens with the WebSocket of Firefox, which tells a page nothing but that it failed. The connection stays open after a 101, because
 * Firefox takes its end for a refusal when both come at once.
 */
export function firefoxAt(program: string): OpenAll {
  return async (address, subprotocols, server) => {
    server.keepOpen()
    const asked = subprotocols.map((offered, number) => (STICKS.test(server.cases[number]?.answer ?? '') ? null : offered))
    const profile = mkdtempSync(path.join(tmpdir(), 'sockscope-firefox-'))
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    writeFileSync(path.join(profile, 'user.js'), lines.join('\n'))
    const told = server.told('/told', `<script>openAll(${JSON.stringify(asked)}).then((told) => fetch('/told?' + told))</script>`)
    const browser = spawn(program, ['--headless', '--no-remote', '--profile', profile, `${address.replace('ws:', 'http:')}/page`], {
      stdio: 'ignore',
    })
    const exited = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
    try {
      const letters = await Promise.race([told, exited.then(() => Promise.reject(new Error(`${program} ended before it told anything`)))])
      return [...letters].map((letter) => outcomeOf(letter, ''))
    } finally {
      browser.kill()
      await exited
      rmSync(profile, { recursive: true, force: true })
    }
  }
}
