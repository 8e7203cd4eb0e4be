import { type SchemaNode, schemaText } from './schema-text'

/** The fields of an object schema; a schema of another form in one line. */
export function SchemaTable({ schema, caption }: { schema: SchemaNode; caption: string }) {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) return <p className="mono break-words text-xs">{linked(schemaText(schema))}</p>
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 font-medium">
              Field
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              Form
            </th>
            <th scope="col" className="py-1 font-medium">
              Needed
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(([name, field]) => (
            <tr key={name} className="border-t align-top">
              <td className="mono py-1 pr-3">{name}</td>
              <td className="break-words py-1 pr-3">
                <span className="mono">{linked(schemaText(field))}</span>
                {field.description && field.$ref === undefined ? <span className="block text-muted">{field.description}</span> : null}
              </td>
              <td className="py-1 text-muted">{schema.required?.includes(name) ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Names of schemas lead to where they are described. */
function linked(text: string) {
  return text.split(/\b([A-Z][A-Za-z]+)\b/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <a key={index} href={`#${part}`} className="text-accent underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
