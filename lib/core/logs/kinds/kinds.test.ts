import { describe, expect, it } from 'vitest'
import { LOG_KINDS } from '..'
import { clientSentences } from '../client-sentences'
import { readLogWith } from '../read-log'

describe.each(LOG_KINDS.map((kind) => [kind.id, kind] as const))('%s', (_, kind) => {
  const quiet = { ...clientSentences, sentences: [] }

  for (const sentence of kind.sentences)
    for (const example of sentence.examples)
      it(`${sentence.id}: ${example.slice(0, 90)}`, () => {
        const text = `jenkins websocket socket.io graphql\n${example}`
        const found = readLogWith([kind], quiet, text).findings.find(({ id }) => id === `log/${sentence.id}`)
        expect(found).toBeDefined()
        expect(JSON.stringify(found)).not.toMatch(/undefined|NaN|\[object/)
        expect(found?.title).toMatch(/^[^A-Z]|^[A-Z]/)
        expect(found?.title).not.toMatch(/\.$/)
        expect(found?.cause).toMatch(/[.!?"]$/)
        expect(found?.remedy).toMatch(/[.!?"}]$|1E\.$/)
      })

  for (const [at, clue] of kind.clues.entries())
    for (const example of clue.examples)
      it(`clue ${at + 1}: ${example.slice(0, 90)}`, () => {
        const match = clue.pattern.exec(example)
        expect(match).not.toBeNull()
        if (match) expect(JSON.stringify(clue.facts(match))).not.toMatch(/undefined|""/)
      })

  it('has real lines for every sentence', () => {
    for (const sentence of kind.sentences) expect(sentence.examples.length).toBeGreaterThan(0)
  })
})
