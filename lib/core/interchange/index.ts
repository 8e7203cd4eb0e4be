import { agentLog } from './agent-log'
import { curl } from './curl/import-curl'
import { importWith } from './detect'
import { fetchCall } from './fetch'
import { har } from './har'
import type { Importer, ImportFormat, ImportResult } from './import-result'
import { insomnia } from './insomnia/import-insomnia'
import { postman } from './postman/import-postman'
import { powershell } from './powershell'
import { profile } from './profile'
import { raw } from './raw'
import { url } from './url'
import { urlList } from './url-list'
import { websocat } from './websocat'
import { wscat } from './wscat'

/** Every format that can be pasted, in the order they are tried. */
export const IMPORTERS: readonly Importer[] = [
  har,
  postman,
  insomnia,
  profile,
  curl,
  wscat,
  websocat,
  powershell,
  url,
  urlList,
  raw,
  fetchCall,
  agentLog,
]

/**
 * Drafts for a pasted text, or for that of a file with FILE_LIMIT, with notes on what was changed or left out and problems that point
 * into it. Never throws.
 */
export function importText(text: string, format: ImportFormat | 'auto' = 'auto', limit?: number): ImportResult {
  return importWith(IMPORTERS, text, format, limit)
}

export { importCurl } from './curl/import-curl'
export {
  FILE_LIMIT,
  IMPORT_LIMIT,
  type ImportFormat,
  type ImportNote,
  type ImportProblem,
  type ImportResult,
  type Placeholder,
} from './import-result'
export { fillPlaceholders, findPlaceholders } from './placeholders'
