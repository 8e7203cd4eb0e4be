import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CLIENTS } from './index'

it('holds every file of the folder, under its name', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'profiles')).map((file) => path.basename(file, '.ts'))
  expect(CLIENTS.map((client) => client.id).toSorted()).toEqual(files.toSorted())
})
