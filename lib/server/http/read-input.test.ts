import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InputError } from '@/lib/core/errors/errors'
import { requestDraft } from '@/lib/server/api/schemas/draft'
import { problemOf, problemResponse } from './problem'
import { BODY_LIMIT, readInput, readQuery } from './read-input'

const post = (body: BodyInit, type: string | null = 'application/json') =>
  new Request('http://localhost/api/x', { method: 'POST', body, headers: type === null ? {} : { 'content-type': type } })
const schema = z.strictObject({ name: z.string(), n: z.int().min(0).optional() })

async function problemFor(request: Request, form: z.ZodType = schema) {
  return readInput(request, form).then(
    () => null,
    (error: unknown) => problemOf(error),
  )
}

describe('readInput', () => {
  it('reads JSON', async () => {
    expect(await readInput(post('{"name":"a"}'), schema)).toEqual({ name: 'a' })
    expect(await readInput(post('{"name":"a"}', 'application/json; charset=utf-8'), schema)).toEqual({ name: 'a' })
  })
  it('reads an empty body as an empty object', async () => {
    expect(await readInput(new Request('http://localhost/', { method: 'POST' }), z.strictObject({}))).toEqual({})
  })
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx'])(
    'T-17: refuses %s',
    async (type) => {
      expect(await problemFor(post('{"name":"a"}', type))).toMatchObject({ status: 415, code: 'content-type' })
    },
  )
  it('refuses a body over the limit whether its length was said or not', async () => {
    const large = new Uint8Array(BODY_LIMIT + 1)
    expect(await problemFor(post(large))).toMatchObject({ status: 413, code: 'body-too-large' })
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const init = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } }
    expect(await problemFor(new Request('http://localhost/', init))).toMatchObject({ status: 413 })
  })
  it('says where the input is wrong', async () => {
    expect(await problemFor(post('{"name":1,"n":-1,"extra":true}'))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      errors: [
        { path: 'name', message: '1 is given: expected a text' },
        { path: 'n', message: '-1 is given: expected at least 0' },
        { path: 'extra', message: 'There is no field "extra" here' },
      ],
    })
    expect(await problemFor(post('{'))).toMatchObject({ status: 400, code: 'not-json' })
    expect(await problemFor(post(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({ status: 400, code: 'not-utf8' })
  })
  it('points into a draft without quoting what may be secret', async () => {
    const draft = {
      url: 'ws://a/',
      headers: [['A', 'b'], { line: 'X: y', base64: 'AA==' }, ['Secret-Key', 7], { lnie: 'Secret-Key: s3cret' }],
    }
    const problem = await problemFor(post(JSON.stringify({ request: draft })), z.strictObject({ request: requestDraft }))
    expect(problem?.errors).toEqual([
      { path: 'request.headers[1]', message: 'An entry needs either line or base64' },
      { path: 'request.headers[2][1]', message: 'This value is given: expected a text' },
      { path: 'request.headers[3].lnie', message: 'There is no field "lnie" here' },
      { path: 'request.headers[3]', message: 'An entry needs either line or base64' },
    ])
  })
})

describe('readQuery', () => {
  it('refuses unknown and repeated names', () => {
    const form = z.strictObject({ q: z.string().optional() })
    expect(readQuery(new Request('http://localhost/?q=a'), form)).toEqual({ q: 'a' })
    expect(() => readQuery(new Request('http://localhost/?q=a&q=b'), form)).toThrow(InputError)
    expect(() => readQuery(new Request('http://localhost/?z=a'), form)).toThrow('There is no field "z" here')
  })
})

describe('problemResponse', () => {
  it('T-25: tells nothing about an error that is not ours', async () => {
    const response = problemResponse(new Error('secret path /var/x'))
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(text).not.toContain('secret')
    expect(text).not.toContain('.ts')
  })
})
