const BANNER = /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)\b|✓ (Ready|Starting|Running next\.config)\b|$)/

/** Whether a line is one of those Next prints at its start; we print our own when the server answers. */
export function isBanner(line) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
  return BANNER.test(line.replace(/\x1b\[[0-9;]*m/g, ''))
}
