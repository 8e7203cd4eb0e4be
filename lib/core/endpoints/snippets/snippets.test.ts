import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SNIPPETS } from './index'

describe.each(SNIPPETS.map((snippet) => [snippet.id, snippet] as const))('%s', (id, snippet) => {
  it('is in the file of its name', () => {
    expect(existsSync(path.join(import.meta.dirname, `${id}.ts`))).toBe(true)
  })

  it('says what it is for, where it goes and where its directives are documented', () => {
    expect(snippet.title).toMatch(/^[A-Z].*\(.+\)$|^nginx.*\(.+\)$|^ingress-nginx.*\(.+\)$/)
    expect(snippet.source.length).toBeGreaterThan(20)
  })

  it('is text to paste: whole lines, nothing before and nothing behind, no tabs but in a Caddyfile, brackets closed', () => {
    expect(snippet.text).toMatch(/^\S[\s\S]*\S\n$/)
    expect(snippet.text).not.toMatch(/ $/m)
    if (!id.startsWith('caddy')) expect(snippet.text).not.toContain('\t')
    const count = (bracket: string) => snippet.text.split(bracket).length
    expect([count('{'), count('('), count('[')]).toEqual([count('}'), count(')'), count(']')])
  })
})

describe('SNIPPETS', () => {
  it('has each id once', () => {
    expect(new Set(SNIPPETS.map(({ id }) => id)).size).toBe(SNIPPETS.length)
  })
})
