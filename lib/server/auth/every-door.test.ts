import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from './actions'

const sources = (ending: string) =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file: `app/${file}`, source: readFileSync(`app/${file}`, 'utf8') }))

describe('every door asks authorise', () => {
  it.each(sources('route.ts').map(({ file, source }) => [file, source] as const))(
    'T-14: %s makes each of its handlers with handler()',
    (_file, source) => {
      const exported = [...source.matchAll(/export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)]
      const guarded = [...source.matchAll(/export const (?:GET|POST|PUT|PATCH|DELETE) = handler(?:<[^(]*>)?\(\s*'([^']+)'/g)]
      expect(exported.length).toBeGreaterThan(0)
      expect(guarded.length).toBe(exported.length)
      for (const [, action] of guarded) expect(ACTIONS).toContain(action)
    },
  )
  it.each(sources('page.tsx').map(({ file, source }) => [file, source] as const))('T-14: %s calls authorisePage first', (_file, source) => {
    expect(source).toMatch(/export default async function \w+\([^)]*\)[^{]*\{\s*(?:const \w+ = )?await authorisePage\(/)
  })
})
