import { Badge } from '@/components/ui/badge'
import { SchemaTable } from './schema-table'
import type { SchemaNode } from './schema-text'

export type OperationView = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly query: SchemaNode | null
  readonly body: { readonly schema: SchemaNode; readonly example: string; readonly optional: boolean } | null
  readonly answers: readonly { readonly status: number; readonly text: string; readonly schema: SchemaNode | null }[]
  readonly problems: readonly number[]
}

/** One call of the API: what it takes, what it answers, an example. */
export function Operation({ operation }: { operation: OperationView }) {
  const { id, method, path, summary, query, body, answers, problems } = operation
  return (
    <article id={id} className="grid scroll-mt-16 gap-3 rounded-md border bg-surface p-3" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="flex flex-wrap items-center gap-2">
        <Badge tone={method === 'get' ? 'info' : method === 'delete' ? 'fail' : 'accent'}>{method.toUpperCase()}</Badge>
        <span className="mono break-all text-sm">{path}</span>
      </h3>
      <p className="text-sm">{withCode(summary)}</p>
      {query ? (
        <section className="grid gap-1">
          <h4 className="font-medium text-muted text-xs">Query</h4>
          <SchemaTable schema={query} caption={`Query parameters of ${method} ${path}`} />
        </section>
      ) : null}
      {body ? (
        <section className="grid gap-1">
          <h4 className="font-medium text-muted text-xs">Body{body.optional ? ' (may be left out)' : ''}</h4>
          <SchemaTable schema={body.schema} caption={`Body of ${method} ${path}`} />
          <pre className="mono overflow-x-auto rounded-md bg-sunken p-2 text-xs">{body.example}</pre>
        </section>
      ) : null}
      <section className="grid gap-1">
        <h4 className="font-medium text-muted text-xs">Answer</h4>
        {answers.map(({ status, text, schema }) => (
          <div key={status} className="grid gap-1 text-xs">
            <p>
              <span className="mono">{status}</span> {withCode(text)}
            </p>
            {schema ? <SchemaTable schema={schema} caption={`Answer ${status} of ${method} ${path}`} /> : null}
          </div>
        ))}
        <p className="text-muted text-xs">
          Problems: <span className="mono">{problems.join(', ')}</span>
        </p>
      </section>
    </article>
  )
}

/** Names between backticks in the face of what travels. */
function withCode(sentence: string) {
  return sentence.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <code key={index} className="mono text-xs">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
