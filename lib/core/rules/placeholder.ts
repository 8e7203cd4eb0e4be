/** Brackets that documents and templates put around a name. */
const BRACKETED = /\{\{[^{}]{1,60}\}\}|\$\{[A-Za-z_][^{}]{0,60}\}|<[A-Za-z][A-Za-z0-9 _.-]{0,60}>/
/** Words that documents write in place of a value, standing alone between separators. */
const WORD =
  /(?:^|[\s=:/?&;,"])((?:REDACTED|SECRET|TOKEN|PASSWORD|CHANGEME|CHANGE_ME|TODO|X{4,}|x{4,}|YOUR[-_][A-Z0-9_-]{2,40}|your[-_][a-z0-9_-]{2,40}|[A-Z][A-Z0-9]*_(?:URL|HOST|TOKEN|SECRET|KEY|PASSWORD)))(?=$|[\s/?&;,"])/

/** The first part of a text that stands for a value instead of being one, such as `{{node}}`, `<token>`, `JENKINS_URL` or `REDACTED`; or null. */
export function placeholderIn(text: string): { readonly text: string; readonly index: number } | null {
  const bracketed = BRACKETED.exec(text)
  if (bracketed) return { text: bracketed[0], index: bracketed.index }
  const word = WORD.exec(text)
  const found = word?.[1]
  return word && found !== undefined ? { text: found, index: word.index + word[0].length - found.length } : null
}
