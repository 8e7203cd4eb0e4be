import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { SetupError, say } from './say.mjs'

const BEAT_MS = 2_000
const STALE_MS = 20_000
const PATIENCE_MS = 30 * 60_000

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether the set-up that made the lock is gone: its process ended, or it stopped touching the file. */
function isStale(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'))
    if (holder.host === hostname() && !isAlive(holder.pid)) return true
  } catch {
    // Half-written or gone: its age decides.
  }
  try {
    return Date.now() - statSync(file).mtimeMs > STALE_MS
  } catch {
    return false
  }
}

/** Waits until no other set-up works in this folder, then gives a function that lets the next one in. */
export async function takeLock(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  const begun = Date.now()
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw new SetupError(`The file ${file} cannot be written (${error.code}): make this folder writable.`)
    }
    if (isStale(file)) {
      // Of two that wait, one moves the old lock away; the other finds it gone.
      const aside = `${file}.${process.pid}`
      try {
        renameSync(file, aside)
        rmSync(aside, { force: true })
      } catch {}
      continue
    }
    if (!told) say('Another set-up is at work in this folder; waiting for it')
    if (Date.now() - begun > PATIENCE_MS)
      throw new SetupError(`Another set-up has held ${file} for half an hour: end it, then run this again.`)
    await delay(250)
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {}
  }, BEAT_MS)
  const release = () => {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
  return release
}
