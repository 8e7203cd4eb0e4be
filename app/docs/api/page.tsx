import type { Metadata } from 'next'
import { Operation } from '@/components/docs/operation'
import { SchemaTable } from '@/components/docs/schema-table'
import { apiReference } from '@/lib/server/api/reference'
import { authorisePage } from '@/lib/server/auth/authorise-page'

export const metadata: Metadata = { title: 'API' }

export default async function ApiPage() {
  await authorisePage()
  const { version, groups, schemas } = apiReference()
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6">
      <header className="grid gap-2">
        <h1 className="font-semibold text-lg">API, version {version}</h1>
        <p className="text-sm">
          These pages use the same calls. Bodies are JSON, octets are base64, times are ISO 8601 in UTC, and secrets are masked by{' '}
          <span className="mono">*</span>. A failure is a problem document (RFC 9457). Where people sign in, make a token in the settings
          and send it as <span className="mono">Authorization: Bearer</span>.
        </p>
        <p className="text-sm">
          <a href="/api/openapi.json" className="text-accent underline underline-offset-2">
            OpenAPI 3.1 document
          </a>
        </p>
        <nav aria-label="Calls" className="columns-1 gap-6 text-xs sm:columns-2">
          {groups.flatMap(({ operations }) =>
            operations.map(({ id, method, path }) => (
              <a key={id} href={`#${id}`} className="mono block truncate py-1 hover:text-accent">
                <span className="inline-block w-14 text-muted">{method.toUpperCase()}</span>
                {path}
              </a>
            )),
          )}
        </nav>
      </header>
      {groups.map(({ title, operations }) => (
        <section key={title} className="grid gap-3">
          <h2 className="font-semibold text-base">{title}</h2>
          {operations.map((operation) => (
            <Operation key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      <section className="grid gap-3">
        <h2 className="font-semibold text-base">Schemas</h2>
        {schemas.map(({ name, schema }) => (
          <article key={name} id={name} className="grid scroll-mt-16 gap-2 rounded-md border bg-surface p-3">
            <h3 className="mono text-sm">{name}</h3>
            {schema.description ? <p className="text-sm">{schema.description}</p> : null}
            <SchemaTable schema={schema} caption={`Fields of ${name}`} />
          </article>
        ))}
      </section>
    </div>
  )
}
