// lib/core is pure: no clock, no chance, nothing asynchronous. (Packages and Node modules are held by the import directions,
// globals of Node and of the browser by lib/core/tsconfig.json.)
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, trackedFiles } from './tracked-files.mjs'

const FORBIDDEN = [
  [/\bnew Date\b|\bDate\.(now|UTC|parse)\b/, 'a clock'],
  [/\bMath\.random\b/, 'chance'],
  [/\basync\s+(function|\(|[a-z])|\bawait\b|\bnew Promise\b|\bPromise\.\w/, 'something asynchronous'],
]

/** Strings and comments removed, line breaks kept. */
function codeOf(source) {
  const blank = (match) => match.replace(/[^\n]/g, ' ')
  return source
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/\/\/.*$/gm, blank)
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, blank)
}

export function impurities(source) {
  const found = []
  codeOf(source)
    .split('\n')
    .forEach((line, index) => {
      for (const [pattern, what] of FORBIDDEN) if (pattern.test(line)) found.push({ line: index + 1, what })
    })
  return found
}

if (process.argv[1] === import.meta.filename) {
  let count = 0
  for (const file of trackedFiles('lib/core')) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || !existsSync(path.join(ROOT, file))) continue
    for (const { line, what } of impurities(readFileSync(path.join(ROOT, file), 'utf8'))) {
      console.error(`purity: ${file}:${line} uses ${what}: let the caller bring it`)
      count++
    }
  }
  if (count > 0) process.exit(1)
  console.log('purity: lib/core uses no clock, no chance, nothing asynchronous')
}
