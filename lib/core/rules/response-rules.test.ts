import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { RESPONSE_RULES } from './response-rules'

it('holds every file of the folder, under the name of its path', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'response')).map((file) => `response/${path.basename(file, '.ts')}`)
  expect(RESPONSE_RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
})
