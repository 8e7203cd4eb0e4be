/** What folders and tags may be: characters, levels, how many. */
export const LABEL_LIMITS = { folder: 200, levels: 10, tag: 40, tags: 20 } as const

type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string }

/**
 * A folder as it is kept: parts separated by `/`, white space around each removed, none of them empty; `''` is the top.
 * Refused, with a sentence: control characters, `.` and `..`, too deep, too long.
 */
export function readFolder(text: string): Read<string> {
  if (text.length > 4 * LABEL_LIMITS.folder)
    return refused(`The folder has ${text.length} characters: expected at most ${LABEL_LIMITS.folder}`)
  const parts = text
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const folder = parts.join('/')
  if (folder.length > LABEL_LIMITS.folder)
    return refused(`The folder has ${folder.length} characters: expected at most ${LABEL_LIMITS.folder}`)
  if (parts.length > LABEL_LIMITS.levels) return refused(`The folder has ${parts.length} levels: expected at most ${LABEL_LIMITS.levels}`)
  const odd = parts.find((part) => part === '.' || part === '..' || holdsControl(part))
  if (odd !== undefined) return refused(`A level of the folder is ${JSON.stringify(odd)}: expected a name`)
  return { ok: true, value: folder }
}

/**
 * Tags as they are kept: white space around each removed, empty ones left out, each once whatever its case, in the order given.
 * Refused, with a sentence: quotes, commas, backslashes and control characters, too long, too many.
 */
export function readTags(texts: readonly string[]): Read<readonly string[]> {
  if (texts.length > 4 * LABEL_LIMITS.tags) return refused(`There are ${texts.length} tags: expected at most ${LABEL_LIMITS.tags}`)
  const tags = new Map<string, string>()
  for (const text of texts) {
    const tag = text.trim()
    if (tag.length > LABEL_LIMITS.tag)
      return refused(`The tag "${tag.slice(0, LABEL_LIMITS.tag)}…" has ${tag.length} characters: expected at most ${LABEL_LIMITS.tag}`)
    if (/[",\\]/.test(tag) || holdsControl(tag))
      return refused(`The tag ${JSON.stringify(tag)} holds a quote, a comma, a backslash or a control character: expected a plain word`)
    const key = tag.toLowerCase()
    if (tag !== '' && !tags.has(key)) tags.set(key, tag)
  }
  if (tags.size > LABEL_LIMITS.tags) return refused(`There are ${tags.size} tags: expected at most ${LABEL_LIMITS.tags}`)
  return { ok: true, value: [...tags.values()] }
}

function holdsControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // A lone surrogate would not come back from the database as it was.
    if (code < 0x20 || code === 0x7f || (code >= 0xd800 && code <= 0xdfff && !isPairAt(text, at))) return true
  }
  return false
}

function isPairAt(text: string, at: number): boolean {
  const [before = 0, code = 0, after = 0] = [text.charCodeAt(at - 1), text.charCodeAt(at), text.charCodeAt(at + 1)]
  return code < 0xdc00 ? after >= 0xdc00 && after <= 0xdfff : before >= 0xd800 && before <= 0xdbff
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}
