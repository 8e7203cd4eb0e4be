import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const LEFT_OUT = new Set(['generated', 'node_modules', '.DS_Store'])
const isTest = (name) => /\.test\.(ts|tsx|mjs)$/.test(name)

/** Hashes the contents of files and folders; tests and generated files are left out, files that are absent count as absent. */
export function contentHash(entries, extra = []) {
  const hash = createHash('sha256').update(JSON.stringify(extra))
  const visit = (entry) => {
    if (!existsSync(entry)) return
    if (statSync(entry).isDirectory()) {
      for (const name of readdirSync(entry).sort()) if (!LEFT_OUT.has(name) && !isTest(name)) visit(path.join(entry, name))
      return
    }
    const contents = readFileSync(entry)
    hash.update(`${entry}\0${contents.length}\0`).update(contents)
  }
  for (const entry of entries) visit(entry)
  return hash.digest('hex')
}

/** Whether `stamp` holds `hash` and everything in `made` exists. */
export function isCurrent({ stamp, hash, made }) {
  return made.every((file) => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Writes a stamp whole or not at all. */
export function writeStamp(stamp, hash) {
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(`${stamp}.new`, hash)
  renameSync(`${stamp}.new`, stamp)
}

/**
 * Does `work` unless it was last done for the same inputs. The stamp goes before the work begins and comes back after it,
 * so that a set-up killed half way does the work again.
 */
export async function unlessCurrent({ stamp, hash, made }, work) {
  if (isCurrent({ stamp, hash, made })) return false
  rmSync(stamp, { force: true })
  await work()
  writeStamp(stamp, hash)
  return true
}
