import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { HTTP2_RULES } from './http2-rules'

it('holds every file of the folder, under the name of its path', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'http2')).map((file) => `http2/${path.basename(file, '.ts')}`)
  expect(HTTP2_RULES.map((rule) => rule.id).toSorted()).toEqual(files.toSorted())
})
