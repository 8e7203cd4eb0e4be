import 'server-only'
import { z } from 'zod'
import type { RouteEntry } from './route-entry'
import { ROUTES } from './routes'
import { components, namedSchemas, problem } from './schemas/common'

type Json = Record<string, unknown>

const uri = (id: string) => `#/components/schemas/${id}`
/** Statuses of problems that any call may answer. */
export const ALWAYS = [400, 401, 403, 421, 500] as const
const PROBLEM_TEXT: Readonly<Record<number, string>> = {
  400: 'The input cannot be used',
  401: 'No or wrong credentials',
  403: 'Not allowed',
  404: 'There is no such thing',
  409: 'Its state does not allow it',
  413: 'The body is over 4 MiB, or 8 MiB for an import of profiles',
  415: 'The body is not application/json',
  421: 'The Host field names another server',
  429: 'Too many at once',
  500: 'The server failed',
}

function bare(schema: Json): Json {
  const { $schema: _schema, $id: _id, ...rest } = schema
  return rest
}

/** JSON Schema of a schema; what has a name of its own is referred to by it. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = namedSchemas.get(schema)
  if (name !== undefined) return { $ref: uri(name) }
  const scratch = z.registry<{ id: string }>()
  for (const [one, id] of namedSchemas) scratch.add(one, { id })
  scratch.add(schema, { id: 'Inline' })
  const { schemas } = z.toJSONSchema(scratch, { uri, io, unrepresentable: 'any', reused: 'inline' })
  return bare((schemas as Record<string, Json>).Inline ?? {})
}

function componentSchemas(): Record<string, Json> {
  const { schemas } = z.toJSONSchema(components, { uri, io: 'input', unrepresentable: 'any' })
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema as Json)]))
}

function queryParameters(schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, form]) => ({ name, in: 'query', required: required.includes(name), schema: form }))
}

function operation(route: RouteEntry): Json {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  const { answer, body } = route
  const content =
    answer.schema === undefined
      ? answer.contentType === undefined
        ? {}
        : { content: { [answer.contentType]: { schema: { type: 'string' } } } }
      : { content: { 'application/json': { schema: jsonSchema(answer.schema, 'input') } } }
  const failed = (status: number) => [
    String(status),
    { description: PROBLEM_TEXT[status] ?? 'A problem', content: { 'application/problem+json': { schema: jsonSchema(problem, 'input') } } },
  ]
  return {
    tags: [route.group],
    operationId: `${route.method}${route.path.replace(/^\/api/, '').replace(/[^a-zA-Z]+(\w)?/g, (_all, letter: string | undefined) => (letter ?? '').toUpperCase())}`,
    summary: route.summary,
    'x-action': route.action,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...(route.query === undefined ? [] : queryParameters(route.query)),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.optional !== true,
            content: { 'application/json': { schema: jsonSchema(body.schema, 'input'), example: body.example } },
          },
        }),
    responses: {
      [String(answer.status)]: { description: answer.description, ...content },
      ...(answer.also === undefined ? {} : { [String(answer.also.status)]: { description: answer.also.description, ...content } }),
      ...Object.fromEntries([...new Set([...ALWAYS, ...(route.problems ?? [])])].sort().map(failed)),
    },
  }
}

let made: { readonly version: string; readonly document: Json } | null = null

/** The OpenAPI 3.1 document of the API, made once from the schemas that validate its input and the registry of its routes. */
export function openApiDocument(version: string): Json {
  if (made?.version !== version) made = { version, document: makeDocument(version) }
  return made.document
}

function makeDocument(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of ROUTES) (paths[route.path] ??= {})[route.method] = operation(route)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sockscope',
      version,
      description:
        'Sends exact WebSocket handshakes and explains the answer, rule by rule. Bytes are base64, times ISO 8601 in UTC, secrets are masked by `*`.',
    },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        apiToken: { type: 'http', scheme: 'bearer', description: 'A token made under Settings, where people sign in' },
        session: { type: 'apiKey', in: 'cookie', name: 'sockscope.session_token' },
      },
    },
    security: [{}, { apiToken: [] }, { session: [] }],
  }
}
