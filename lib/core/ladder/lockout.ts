/** What is looked at to tell whether an endpoint asks to be left alone. */
export type RefusalSeen = {
  readonly status: number | null
  /** Lower-case names. */
  readonly fields: ReadonlyMap<string, string>
  /** The beginning of the body, as text. */
  readonly body: string
}

const LOOKED_AT = 4_096
const WORDS =
  /\b(?:locked(?: out)?|too many (?:requests|attempts|failed|logins?|connections)|temporarily (?:blocked|banned)|rate limit(?:ed)?)\b/i

/** Why nothing more is sent, as a clause; null where the answer is an ordinary one. Looks at the first 4 KiB of the body. */
export function lockoutSign({ status, fields, body }: RefusalSeen): string | null {
  if (status === 429) return 'the answer is 429 (Too Many Requests)'
  if (status === 423) return 'the answer is 423 (Locked)'
  if (status === null || status < 400) return null
  const after = fields.get('retry-after')
  if (after !== undefined) return `the answer is ${status} with Retry-After`
  const word = WORDS.exec(body.slice(0, LOOKED_AT))?.[0]
  return word === undefined ? null : `the answer is ${status} and its body says “${word.toLowerCase()}”`
}
