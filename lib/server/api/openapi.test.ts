import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { IMPORTERS } from '@/lib/core/interchange'
import { openApiDocument } from './openapi'
import { ROUTES } from './routes'
import { importBody } from './schemas/tools'

type Document = {
  openapi: string
  paths: Record<string, Record<string, { responses: Record<string, unknown>; operationId: string; parameters: { name: string }[] }>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

describe('openApiDocument', () => {
  const document = openApiDocument('0.1.0') as unknown as Document // safe: read only

  it('is JSON, and every reference in it leads somewhere', () => {
    const text = JSON.stringify(document)
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name)
    }
    expect([...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, ref]) => !ref?.startsWith('#/components/schemas/'))).toEqual([])
  })
  it('describes the draft as the schema checks it', () => {
    expect(document.components.schemas.RequestDraft).toMatchObject({ type: 'object', required: ['url'], additionalProperties: false })
    expect(document.components.schemas.HeaderEntry).toMatchObject({ anyOf: [{ type: 'array' }, { type: 'object' }] })
  })
  it('names query parameters with their bounds', () => {
    const names = document.paths['/api/attempts']?.get?.parameters.map((parameter) => parameter.name)
    expect(names).toEqual(expect.arrayContaining(['q', 'host', 'outcome', 'limit', 'cursor']))
  })
  it('names every format that can be imported', () => {
    const formats = importBody.shape.format.unwrap().options
    expect([...formats].sort()).toEqual(['auto', ...IMPORTERS.map(({ format }) => format)].sort())
  })
  it('gives every operation its own id', () => {
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('ROUTES', () => {
  it('shows only examples that its own schemas accept', () => {
    for (const { method, path, body } of ROUTES) {
      if (body !== undefined) expect([method, path, body.schema.safeParse(body.example).error?.issues ?? []]).toEqual([method, path, []])
    }
  })
  it('has exactly the handlers of app, with the actions they ask for', () => {
    const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('route.ts'))
      .map((file) => `app/${file}`)
    const found = files.flatMap((file) => {
      const path = `/${file
        .replaceAll('\\', '/')
        .replace(/\/route\.ts$/, '')
        .replace(/^app\//, '')
        .replaceAll('[', '{')
        .replaceAll(']', '}')}`
      const source = readFileSync(file, 'utf8')
      return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE) = handler(?:<[^(]*>)?\(\s*'([^']+)'/g)].map(
        ([, method = '', action]) => `${method.toLowerCase()} ${path} ${action}`,
      )
    })
    expect(found.toSorted()).toEqual(ROUTES.map(({ method, path, action }) => `${method} ${path} ${action}`).toSorted())
  })
})
