import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import withoutExamples from './without-examples.cjs'

const RULES = path.resolve(import.meta.dirname, '../../lib/core/rules')
const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[a-z0-9]+\/[a-z0-9-]+(?<!\.test)\.ts$/.test(file),
)
const rules = files
  .map((file) => ({ file, text: readFileSync(path.join(RULES, file), 'utf8') }))
  .filter(({ text }) => /^export default rule\(/m.test(text))

describe('rules as the browser gets them', () => {
  it('are all found', () => {
    expect(rules.length).toBeGreaterThan(200)
  })

  it('lose their examples and nothing else, and still compile', () => {
    for (const { file, text } of rules) {
      const lean = withoutExamples(text)
      const at = lean.indexOf('  examples: { pass: [], fail: [] },\n')
      expect(at, file).toBeGreaterThan(0)
      expect(text.startsWith(lean.slice(0, at)), file).toBe(true)
      const rest = lean.slice(at + '  examples: { pass: [], fail: [] },\n'.length)
      expect(text.endsWith(rest), file).toBe(true)
      expect(text.slice(at, text.length - rest.length), file).toMatch(/^ {2}examples: \{\n/)
      expect(() => transformSync(lean, { loader: 'ts' }), file).not.toThrow()
    }
  })
})
