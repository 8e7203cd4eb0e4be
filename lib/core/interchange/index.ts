import { agentLog } from './agent-log'
import { curl } from './curl/import-curl'
import { importWith } from './detect'
import type { Importer, ImportFormat, ImportResult } from './import-result'
import { profile } from './profile'
import { raw } from './raw'
import { url } from './url'

/** Every format that can be pasted, in the order they are tried. */
export const IMPORTERS: readonly Importer[] = [curl, url, raw, profile, agentLog]

/** Drafts for pasted text, with notes on what was changed or left out and problems that point into it. Never throws. */
export function importText(text: string, format: ImportFormat | 'auto' = 'auto'): ImportResult {
  return importWith(IMPORTERS, text, format)
}

export { importCurl } from './curl/import-curl'
export type { ImportFormat, ImportNote, ImportProblem, ImportResult, Placeholder } from './import-result'
export { fillPlaceholders, findPlaceholders } from './placeholders'
