import type { ImportNote, ImportProblem } from '../import-result'
import type { Word } from '../shell/word'
import { SHORT, WITH_FILE, WITH_VALUE, WITHOUT_EFFECT } from './options'

/** One option with its value, long name without dashes. */
export type Option = {
  readonly name: string
  readonly value: string
  /** The option as written, for sentences. */
  readonly written: string
  readonly start: number
  readonly end: number
}
/** One transfer: what stands between `--next`s. */
export type Transfer = { readonly options: readonly Option[]; readonly urls: readonly Word[] }
export type Command = {
  readonly transfers: readonly Transfer[]
  readonly notes: readonly ImportNote[]
  readonly problems: readonly ImportProblem[]
}

/** Sorts the words behind `curl` into options and URLs. Options without effect here are dropped, unknown ones noted, files refused. */
export function readCommand(words: readonly Word[]): Command {
  const problems: ImportProblem[] = []
  const unknown = new Set<string>()
  const transfers: { options: Option[]; urls: Word[] }[] = []
  let current: { options: Option[]; urls: Word[] } = { options: [], urls: [] }
  const next = () => {
    transfers.push(current)
    current = { options: [], urls: [] }
  }
  const take = (name: string, written: string, value: Word | undefined, at: Word) => {
    const option = { name, value: value?.text ?? '', written, start: at.start, end: value?.end ?? at.end }
    if (name === 'next') next()
    else if (name === 'url') current.urls.push({ text: option.value, start: value?.start ?? at.start, end: option.end })
    else if (WITH_FILE.has(name)) problems.push({ message: fileSentence(written, option.value), start: option.start, end: option.end })
    else if (!WITHOUT_EFFECT.has(name)) current.options.push(option)
  }
  const withValue = (name: string, written: string, at: Word, index: number): number => {
    const value = words[index + 1]
    if (value === undefined) problems.push({ message: `${written} has no value: expected one after it`, start: at.start, end: at.end })
    else take(name, written, value, at)
    return index + 1
  }

  let onlyUrls = false
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word === undefined) break
    // Dashes that a word processor made long.
    const text = word.text.replace(/^[\u2013\u2014](?=[a-z])/, '--')
    if (onlyUrls || text === '-' || !text.startsWith('-')) current.urls.push(word)
    else if (text === '--') onlyUrls = true
    else if (text.startsWith('--')) {
      const name = text.slice(2)
      const plain = name.replace(/^no-/, '')
      if (WITH_VALUE.has(name)) index = withValue(name, text, word, index)
      else if (isFlag(name)) take(name, text, undefined, word)
      else if (isFlag(plain)) continue
      else unknown.add(text)
    } else {
      for (let at = 1; at < text.length; at++) {
        const letter = text.charAt(at)
        const name = SHORT[letter]
        if (name === undefined) {
          unknown.add(`-${letter}`)
        } else if (!WITH_VALUE.has(name)) take(name, `-${letter}`, undefined, word)
        else if (at + 1 < text.length) {
          take(name, `-${letter}`, { text: text.slice(at + 1), start: word.start, end: word.end }, word)
          break
        } else index = withValue(name, `-${letter}`, word, index)
      }
    }
  }
  next()
  const notes = unknown.size === 0 ? [] : [{ code: 'unknown-option', text: `Not known here, left out: ${[...unknown].join(', ')}` }]
  return { transfers: transfers.filter((one) => one.urls.length > 0 || one.options.length > 0), notes, problems }
}

const FLAGS: ReadonlySet<string> = new Set(
  (
    'next insecure get head location location-trusted compressed ipv4 ipv6 http0.9 http1.0 http2 http2-prior-knowledge http3 http3-only ' +
    'tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 sslv2 sslv3 ssl basic digest ntlm negotiate anyauth proxytunnel proxy-insecure alpn netrc ' +
    'netrc-optional parallel list-only remote-time'
  ).split(' '),
)

function isFlag(name: string): boolean {
  return FLAGS.has(name) || (WITHOUT_EFFECT.has(name) && !WITH_VALUE.has(name))
}

function fileSentence(written: string, file: string): string {
  return `${written} names the file "${file}": files of another machine cannot be read, give its content in the network settings`
}
