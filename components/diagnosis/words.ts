import type { Edit } from '@/lib/core/changes/change'
import type { Basis, Confidence, Layer } from '@/lib/core/endpoints/pack'

/** What a confidence means, for those who ask. */
export const CONFIDENCE_MEANING: Readonly<Record<Confidence, string>> = {
  certain: 'nothing else is known to look like this',
  likely: 'the usual reason for what was seen',
  possible: 'one of several reasons: what was seen does not decide',
}

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  measured: 'measured',
  source: 'read in its source',
  documented: 'documented',
  reported: 'reported by users',
  unverified: 'not verified, a possibility only',
}

export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  client: 'the client',
  network: 'the network',
  firewall: 'a firewall',
  proxy: 'a proxy in front',
  authentication: 'the authentication',
  application: 'the application behind',
}

const HEDGE = /^possibly\b/i

const PLAIN_WORD = /^[a-z]+(?![\w.:/(])/

/** The clause of a cause as a title; what nobody verified says so. Names of settings and methods keep their first letter. */
export function causeTitle({ title, basis }: { readonly title: string; readonly basis: Basis }): string {
  const hedged = basis === 'unverified' && !HEDGE.test(title) ? `possibly ${title}` : title
  return PLAIN_WORD.test(hedged) ? hedged.charAt(0).toUpperCase() + hedged.slice(1) : hedged
}

/** A title for a cause whose clause tells what was seen: the name of its id, in words. */
export function nameTitle(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1).replaceAll('-', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** What edits do to a request, one line an edit. */
export function editLines(edits: readonly Edit[]): string[] {
  return edits.flatMap((edit) => {
    if ('line' in edit) return [edit.value === null ? `without ${edit.line}` : `${edit.line}: ${edit.value}`]
    return Object.entries(edit.draft).map(([name, value]) =>
      value === null ? `without ${name}` : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
  })
}
