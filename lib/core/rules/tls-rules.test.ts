import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { TLS_RULES } from './tls-rules'

it('holds every file of the folder, under the name of its path', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'tls')).map((file) => `tls/${path.basename(file, '.ts')}`)
  expect(TLS_RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
})
