/** A JSON Schema, as far as the API's document uses it. */
export type SchemaNode = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
  readonly items?: SchemaNode | boolean
  readonly prefixItems?: readonly SchemaNode[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly required?: readonly string[]
  readonly description?: string
  readonly format?: string
  readonly contentEncoding?: string
}

/** A schema in one line: `string`, `"a" | "b"`, `[string, string]`, `Span[]`. */
export function schemaText(schema: SchemaNode): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const forms = schema.anyOf ?? schema.oneOf
  if (forms !== undefined) return [...new Set(forms.map(schemaText))].join(' | ')
  if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map(schemaText).join(', ')}]`
  if (schema.type === 'array') {
    const item = typeof schema.items === 'object' ? schemaText(schema.items) : 'any'
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`
  }
  if (schema.properties !== undefined) return `{ ${Object.keys(schema.properties).join(', ')} }`
  if (typeof schema.additionalProperties === 'object') return `{ name: ${schemaText(schema.additionalProperties)} }`
  if (schema.contentEncoding === 'base64' || schema.format === 'base64') return 'base64'
  return typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'any')
}
