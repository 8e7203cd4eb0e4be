import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { entryName } from '../handshake/entry'
import { standardHeaders } from '../handshake/standard-headers'
import { parseTarget } from '../handshake/target'
import { lowerAscii } from '../spec/grammar'
import type { ImportNote } from './import-result'

/** A note naming the lines of RFC 6455 §4.1 a draft lacks, with the draft that has them; null when it has all. */
export function missingLinesNote(draft: RequestDraft): ImportNote | null {
  const headers = draft.headers ?? []
  const present = new Set(headers.map((entry) => lowerAscii(entryName(entry) ?? '')))
  const read = parseTarget(draft.url)
  const standard = read.ok
    ? standardHeaders(read.target)
    : standardHeaders({ scheme: 'ws', tls: false, host: '', port: 80, resource: '/', authority: '{{host}}' })
  const missing = standard.filter((entry) => !present.has(lowerAscii(entryName(entry) ?? '')))
  if (missing.length === 0) return null
  const isHost = (entry: HeaderEntry) => lowerAscii(entryName(entry) ?? '') === 'host'
  const names = missing.map((entry) => entryName(entry)).join(', ')
  return {
    code: 'handshake-lines-missing',
    text: `Without ${names} this is no opening handshake (RFC 6455 §4.1); nothing was added`,
    apply: { ...draft, headers: [...missing.filter(isHost), ...headers, ...missing.filter((entry) => !isHost(entry))] },
  }
}
