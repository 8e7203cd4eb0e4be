import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { TRANSPORT_RULES } from './transport-rules'

it('holds every file of the folder, under the name of its path', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'transport')).map((file) => `transport/${path.basename(file, '.ts')}`)
  expect(TRANSPORT_RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
})
