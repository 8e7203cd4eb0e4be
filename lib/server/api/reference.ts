import 'server-only'
import type { OperationView } from '@/components/docs/operation'
import type { SchemaNode } from '@/components/docs/schema-text'
import packageJson from '@/package.json'
import { exampleText } from './example-text'
import { ALWAYS, jsonSchema, openApiDocument } from './openapi'
import { ROUTES } from './routes'

export type ApiReference = {
  readonly version: string
  readonly groups: readonly { readonly title: string; readonly operations: readonly OperationView[] }[]
  readonly schemas: readonly { readonly name: string; readonly schema: SchemaNode }[]
}

/** The API as a page shows it: calls by group, then the schemas they share. */
export function apiReference(): ApiReference {
  const groups = new Map<string, OperationView[]>()
  for (const route of ROUTES) {
    const { method, path, summary, query, body, answer, problems = [] } = route
    const operation: OperationView = {
      id: `${method}-${path.replace(/[^a-zA-Z]+/g, '-').replace(/^-|-$/g, '')}`,
      method,
      path,
      summary,
      query: query === undefined ? null : jsonSchema(query, 'input'),
      body:
        body === undefined
          ? null
          : { schema: jsonSchema(body.schema, 'input'), example: exampleText(body.example), optional: body.optional === true },
      answers: [
        {
          status: answer.status,
          text: answer.description,
          schema: answer.schema === undefined ? null : jsonSchema(answer.schema, 'input'),
        },
        ...(answer.also === undefined ? [] : [{ status: answer.also.status, text: answer.also.description, schema: null }]),
      ],
      problems: [...new Set([...ALWAYS, ...problems])].sort((a, b) => a - b),
    }
    groups.set(route.group, [...(groups.get(route.group) ?? []), operation])
  }
  const { components } = openApiDocument(packageJson.version) as { components: { schemas: Record<string, SchemaNode> } } // safe: made there
  return {
    version: packageJson.version,
    groups: [...groups].map(([title, operations]) => ({ title, operations })),
    schemas: Object.entries(components.schemas).map(([name, schema]) => ({ name, schema })),
  }
}
