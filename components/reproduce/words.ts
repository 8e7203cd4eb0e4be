const list = (names: readonly string[]) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`)

/** What to do about variables that stand for secrets. */
export function settingWords(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names
  return `No secret is in it: set ${list(shown)} before you run it`
}

/** `1 secret`, `2 secrets`. */
export function secretsWords(count: number): string {
  return count === 1 ? '1 secret' : `${count} secrets`
}
