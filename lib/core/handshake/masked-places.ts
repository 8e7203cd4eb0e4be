import { base64Decode } from '../bytes/base64'
import { hexDecode } from '../bytes/hex'
import { latin1Decode } from '../bytes/latin1'
import type { RequestDraft } from './draft'
import { urlSecretSpans } from './url-secrets'

/** Shorter secrets are masked only where their place says that they are some. */
const MASK = /\*{6,}/
const OCTETS: ReadonlySet<string> = new Set(['base64', 'raw', 'early', 'der'])

/** Paths, such as `request.headers[3]`, of what a draft shows masked: there is no value for it where no record keeps one. */
export function maskedPlaces(draft: RequestDraft): readonly string[] {
  const { keptFrom: _, ...rest } = draft
  const found = new Set<string>()
  const walk = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'string') {
      if (MASK.test(textOf(key, value)) || (key === 'url' && holdsMaskedPart(value))) found.add(path)
    } else if (Array.isArray(value)) {
      for (const [at, one] of value.entries()) walk(one, `${path}[${at}]`, key)
    } else if (typeof value === 'object' && value !== null) {
      const { secret, line } = value as { readonly secret?: unknown; readonly line?: unknown }
      if (secret === true && typeof line === 'string' && line.includes('*')) found.add(path)
      else for (const [name, one] of Object.entries(value)) walk(one, path === '' ? name : `${path}.${name}`, name)
    }
  }
  walk(rest, 'request', '')
  return [...found].map((path) => path.replace(/(headers\[\d+\])(\[\d\]|\.(line|base64))$/, '$1'))
}

function textOf(key: string, value: string): string {
  const octets = OCTETS.has(key) ? base64Decode(value) : key === 'hex' ? hexDecode(value) : null
  return octets === null ? value : latin1Decode(octets)
}

const holdsMaskedPart = (url: string) => urlSecretSpans(url).some(({ start, end }) => end > start && /^\*+$/.test(url.slice(start, end)))
