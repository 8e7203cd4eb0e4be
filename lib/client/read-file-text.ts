import { type Excerpt, excerptOf } from '../core/interchange/excerpt'
import { type ImportAnswer, importAnswer } from '../core/interchange/import-answer'
import { FILE_LIMIT } from '../core/interchange/import-result'

/** What was made of a text, with the words each problem points at. */
export type ReadImport = { readonly answer: ImportAnswer; readonly excerpts: readonly Excerpt[] }

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so, as PowerShell and editors of Windows write it. */
export function textOfFile(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** What is made of a file's text, up to 64 MB of it, with the words each problem points at. */
export function readFileText(text: string): ReadImport {
  const answer = importAnswer(text, 'auto', FILE_LIMIT)
  return { answer, excerpts: answer.problems.map((problem) => excerptOf(text, problem)) }
}
