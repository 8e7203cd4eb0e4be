import type { RequestDraft } from './draft'

const SECRET = /\{\{[ \t]{0,8}secret:([A-Za-z0-9_][A-Za-z0-9_.-]{0,92})[ \t]{0,8}\}\}/g

/** Names of the secrets a draft mentions anywhere, its messages included, each once: `agent` for `{{secret:agent}}`. */
export function mentionedSecrets(draft: RequestDraft): string[] {
  const names = new Set<string>()
  for (const [, name = ''] of JSON.stringify(draft).matchAll(SECRET)) names.add(name)
  return [...names]
}
