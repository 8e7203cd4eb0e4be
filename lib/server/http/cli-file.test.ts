import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NotFoundError } from '@/lib/core/errors/errors'
import { cliFile } from './cli-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('gives the built file as a script, and 304 to who has it already', async () => {
  writeFileSync(path.join(folder, 'sockscope.mjs'), '#!/usr/bin/env node\n')
  const answer = cliFile(new Headers(), folder)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await answer.text()).toBe('#!/usr/bin/env node\n')
  const etag = answer.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{27}"$/)
  expect(cliFile(new Headers({ 'if-none-match': `"other", W/${etag}` }), folder).status).toBe(304)
  writeFileSync(path.join(folder, 'sockscope.mjs'), 'changed\n')
  expect(cliFile(new Headers({ 'if-none-match': etag }), folder).status).toBe(200)
})

it('says how to build it where it is not there', () => {
  expect(() => cliFile(new Headers(), folder)).toThrow(NotFoundError)
})
