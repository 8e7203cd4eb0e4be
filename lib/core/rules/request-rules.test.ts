import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { REQUEST_RULES } from './request-rules'

it('holds every file of the folder, under the name of its path', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'request')).map((file) => `request/${path.basename(file, '.ts')}`)
  expect(REQUEST_RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
})
