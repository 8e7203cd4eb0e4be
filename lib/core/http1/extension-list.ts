import type { Span } from '../bytes/span'
import { isToken, trimWhiteSpace } from '../spec/grammar'
import type { HeadLine } from './head'
import { type Member, split } from './list-field'

export type ExtensionParam = {
  readonly name: string
  /** Quotes and escapes removed; null when there is no `=`. */
  readonly value: string | null
  readonly quoted: boolean
  readonly span: Span
}
export type Extension = { readonly name: string; readonly params: readonly ExtensionParam[]; readonly span: Span; readonly text: string }
export type ExtensionFaultCode =
  | 'empty-member' // nothing between two commas
  | 'name-not-token'
  | 'empty-param' // nothing between two semicolons
  | 'param-not-token'
  | 'value-empty'
  | 'value-not-token' // RFC 6455 §9.1: a quoted value must be a token too, once unescaped
  | 'string-unfinished'
  | 'text-after-string'
export type ExtensionFault = { readonly code: ExtensionFaultCode; readonly span: Span }

/**
 * Reads the lines of Sec-WebSocket-Extensions (RFC 6455 §9.1): `token *( ";" token [ "=" ( token / quoted-string ) ] )`,
 * separated by commas. What does not fit the grammar is read as far as it goes and listed in `faults`. Spans count in the head.
 */
export function parseExtensions(lines: readonly HeadLine[]): { extensions: Extension[]; faults: ExtensionFault[] } {
  const faults: ExtensionFault[] = []
  const extensions: Extension[] = []
  for (const line of lines) {
    for (const member of split(line, ',')) {
      if (member.text === '') {
        faults.push({ code: 'empty-member', span: member.span })
        continue
      }
      extensions.push(extension(line, member, faults))
    }
  }
  return { extensions, faults }
}

function extension(line: HeadLine, member: Member, faults: ExtensionFault[]): Extension {
  const [name, ...rest] = split(line, ';', member.index, member.index + member.text.length)
  const nameText = name?.text ?? ''
  if (!isToken(nameText)) faults.push({ code: 'name-not-token', span: name?.span ?? member.span })
  const params = rest.flatMap((piece) => {
    if (piece.text !== '') return [param(piece, faults)]
    faults.push({ code: 'empty-param', span: piece.span })
    return []
  })
  return { name: nameText, params, span: member.span, text: member.text }
}

function param(piece: Member, faults: ExtensionFault[]): ExtensionParam {
  const equals = piece.text.indexOf('=')
  const name = trimWhiteSpace(equals === -1 ? piece.text : piece.text.slice(0, equals))
  if (!isToken(name)) faults.push({ code: 'param-not-token', span: piece.span })
  if (equals === -1) return { name, value: null, quoted: false, span: piece.span }
  const written = trimWhiteSpace(piece.text.slice(equals + 1))
  if (!written.startsWith('"')) {
    if (written === '') faults.push({ code: 'value-empty', span: piece.span })
    else if (!isToken(written)) faults.push({ code: 'value-not-token', span: piece.span })
    return { name, value: written, quoted: false, span: piece.span }
  }
  const { value, finished, after } = unquote(written)
  if (!finished) faults.push({ code: 'string-unfinished', span: piece.span })
  else if (after !== '') faults.push({ code: 'text-after-string', span: piece.span })
  if (finished && !isToken(value)) faults.push({ code: value === '' ? 'value-empty' : 'value-not-token', span: piece.span })
  return { name, value, quoted: true, span: piece.span }
}

function unquote(written: string): { value: string; finished: boolean; after: string } {
  let value = ''
  for (let at = 1; at < written.length; at++) {
    const char = written.charAt(at)
    if (char === '"') return { value, finished: true, after: written.slice(at + 1) }
    value += char === '\\' ? written.charAt(++at) : char
  }
  return { value, finished: false, after: '' }
}
