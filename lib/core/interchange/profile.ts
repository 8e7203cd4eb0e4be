import type { Importer, ImportResult } from './import-result'
import { findPlaceholders } from './placeholders'
import { readProfileFile } from './profile-file'

/** Reads a profile file that was pasted: its draft, or the drafts of all profiles in it. */
export const profile: Importer = {
  format: 'profile',
  title: 'Profile file',
  detect: (text) => /^\s{0,1000}\{/.test(text) && text.slice(0, 20_000).includes('"sockscope"'),
  read(text): ImportResult {
    const read = readProfileFile(text)
    const start = text.length - text.trimStart().length
    if (!read.ok) {
      const problems = read.problems.map(({ message }) => ({ message, start, end: Math.max(start, text.trimEnd().length) }))
      return { format: 'profile', drafts: [], notes: [], placeholders: [], problems }
    }
    const drafts = read.profiles.map(({ request }) => request)
    const [first] = drafts
    const names = read.profiles.map(({ name }) => `“${name}”`)
    const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
    const notes = [
      {
        code: 'from-profile',
        text: `Read from ${names.slice(0, 5).join(', ')}${more}; Import on the page Profiles keeps names and folders`,
      },
    ]
    return { format: 'profile', drafts, notes, placeholders: first === undefined ? [] : findPlaceholders(first), problems: [] }
  },
}
