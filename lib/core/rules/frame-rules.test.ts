import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { FRAME_RULES } from './frame-rules'

it('registers every rule about frames by its path', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'frames')).map((name) => `frames/${name.replace('.ts', '')}`)
  expect(FRAME_RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
})
