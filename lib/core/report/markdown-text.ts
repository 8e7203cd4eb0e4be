import { safeText } from '../bytes/safe-text'

/** Octets of a block at most. */
const LONGEST_BLOCK = 16_384
const LONGEST_CODE = 300

/** A fenced block that its text cannot end (CommonMark §4.5): the fence is longer than any run of back quotes in it. */
export function fenced(text: string, info = ''): string {
  const safe = safeText(text.replace(/\r\n/g, '\n'), '\n\t')
  const shown = safe.length > LONGEST_BLOCK ? `${safe.slice(0, LONGEST_BLOCK)}\n… (${safe.length - LONGEST_BLOCK} characters more)` : safe
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1))
  return `${fence}${info}\n${shown.replace(/\n$/, '')}\n${fence}`
}

/** A code span that its text cannot end (CommonMark §6.1). */
export function code(text: string): string {
  const safe = safeText(text)
  const shown = safe.length > LONGEST_CODE ? `${safe.slice(0, LONGEST_CODE)}…` : safe
  if (shown === '') return '(empty)'
  const ticks = '`'.repeat(longestRun(shown) + 1)
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${ticks}${pad}${shown}${pad}${ticks}`
}

/**
 * A sentence as plain text: no mark-up, HTML, link, picture or mention that somebody put into an answer comes alive, and none of its
 * characters starts a list, a heading or a table.
 */
export function prose(text: string): string {
  return safeText(text)
    .replace(/[\\`*_[\]<>|~&!]/g, '\\$&')
    .replace(/@|#(?=\d)/g, '`$&`')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/^(\s*)([-+#=]|\d+(?=[.)]))/, '$1\\$2')
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
