import { IMPORT_LIMIT, type Importer, type ImportFormat, type ImportResult } from './import-result'

/** Reads pasted text with the importer of a format, or with the first that recognises it. Never throws. */
export function importWith(importers: readonly Importer[], text: string, format: ImportFormat | 'auto'): ImportResult {
  if (text.length > IMPORT_LIMIT) {
    const message = `The text has ${text.length} characters: expected at most ${IMPORT_LIMIT}`
    return nothing(format, { message, start: IMPORT_LIMIT, end: text.length })
  }
  if (format !== 'auto') {
    const importer = importers.find((one) => one.format === format)
    return (
      importer?.read(text) ?? nothing(format, { message: `The format is "${format}": it cannot be read here`, start: 0, end: text.length })
    )
  }
  const found = importers.find((one) => one.detect(text))
  if (found !== undefined) return found.read(text)
  const first = /\S[^\r\n]*/.exec(text)
  const start = first?.index ?? 0
  const seen = first === null ? 'The text is empty' : `The text begins with "${first[0].slice(0, 40)}"`
  const titles = importers.map((one) => one.title).join(', ')
  return nothing(format, { message: `${seen}: expected one of ${titles}`, start, end: start + (first?.[0].length ?? 0) })
}

function nothing(format: ImportFormat | 'auto', problem: ImportResult['problems'][number]): ImportResult {
  return { format: format === 'auto' ? 'raw' : format, drafts: [], notes: [], placeholders: [], problems: [problem] }
}
