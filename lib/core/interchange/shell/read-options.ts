import type { ImportProblem } from '../import-result'
import type { Word } from './word'

/** What a program's options are called: letters, those with a value, and those without. Names are long, without dashes. */
export type OptionTable = {
  readonly short: Readonly<Record<string, string>>
  readonly withValue: ReadonlySet<string>
  readonly flags: ReadonlySet<string>
}
export type ReadOption = {
  readonly name: string
  readonly value: string
  readonly written: string
  readonly start: number
  readonly end: number
}
export type ReadOptions = {
  readonly options: readonly ReadOption[]
  readonly operands: readonly Word[]
  /** Options of no table, as written, each once. */
  readonly unknown: readonly string[]
  readonly problems: readonly ImportProblem[]
}

/** Sorts the words behind a program into options and operands, as GNU-like parsers do: `--name=value`, `-Nvalue`, `-abc`, `--`. */
export function readOptions(words: readonly Word[], { short, withValue, flags }: OptionTable): ReadOptions {
  const options: ReadOption[] = []
  const operands: Word[] = []
  const unknown = new Set<string>()
  const problems: ImportProblem[] = []
  let index = 0
  const valued = (name: string, written: string, at: Word, joined: string | null) => {
    if (joined !== null) {
      options.push({ name, value: joined, written, start: at.start, end: at.end })
      return
    }
    const next = words[++index]
    if (next === undefined) problems.push({ message: `${written} has no value: expected one after it`, start: at.start, end: at.end })
    else options.push({ name, value: next.text, written, start: at.start, end: next.end })
  }
  for (; index < words.length; index++) {
    const word = words[index]
    if (word === undefined) break
    // Dashes that a word processor made long.
    const text = word.text.replace(/^[\u2013\u2014](?=[a-z])/, '--')
    if (text === '--') {
      operands.push(...words.slice(index + 1))
      break
    }
    if (text === '-' || !text.startsWith('-')) operands.push(word)
    else if (text.startsWith('--')) {
      const equals = text.indexOf('=')
      const written = equals === -1 ? text : text.slice(0, equals)
      const name = written.slice(2)
      if (withValue.has(name)) valued(name, written, word, equals === -1 ? null : text.slice(equals + 1))
      else if (flags.has(name)) options.push({ name, value: '', written, start: word.start, end: word.end })
      else unknown.add(written)
    } else
      for (let at = 1; at < text.length; at++) {
        const written = `-${text.charAt(at)}`
        const name = Object.hasOwn(short, text.charAt(at)) ? short[text.charAt(at)] : undefined
        if (name === undefined) unknown.add(written)
        else if (flags.has(name)) options.push({ name, value: '', written, start: word.start, end: word.end })
        else {
          valued(name, written, word, at + 1 < text.length ? text.slice(at + 1).replace(/^=/, '') : null)
          break
        }
      }
  }
  return { options, operands, unknown: [...unknown].slice(0, 50), problems }
}
