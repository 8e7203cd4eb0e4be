import { CopyButton } from '@/components/ui/copy-button'
import type { HeaderEntry, RequestDraft } from '@/lib/core/handshake/draft'
import { JsonTree } from './json-tree'
import { VisibleText } from './visible-text'

const isPair = (entry: HeaderEntry): entry is readonly [string, string] => Array.isArray(entry)

function textOf(entry: HeaderEntry): string {
  if (isPair(entry)) return `${entry[0]}: ${entry[1]}`
  return entry.line ?? `base64 ${entry.base64 ?? ''}`
}

function flagsOf(entry: HeaderEntry): string[] {
  if (isPair(entry)) return []
  return [
    entry.enabled === false && 'not sent',
    entry.generated && 'auto',
    entry.secret && 'masked',
    entry.ending && `ends in ${entry.ending}`,
  ].filter((flag) => typeof flag === 'string')
}

/** The draft this attempt was made from, masked values as stars, with everything that was set beside the headers. */
export function DraftTab({ draft }: { draft: RequestDraft }) {
  const { url, headers, note, ...rest } = draft
  return (
    <div className="space-y-3">
      <section className="rounded-md border bg-surface">
        <header className="flex min-h-9 items-center gap-2 border-b px-3">
          <h3 className="font-medium">Draft</h3>
          <span className="text-muted text-xs">what was composed; placeholders as typed, secrets as stars</span>
          <span className="ml-auto">
            <CopyButton value={() => JSON.stringify(draft, null, 2)} label="Copy draft as JSON" />
          </span>
        </header>
        <div className="mono break-all px-3 py-2">
          <VisibleText text={url} />
        </div>
        {headers === undefined ? (
          <p className="border-t px-3 py-2 text-muted">
            {draft.raw === undefined ? 'The standard header lines were generated.' : 'The request was given as raw octets.'}
          </p>
        ) : (
          <ol className="mono border-t py-1.5">
            {headers.map((entry, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat and never change places here
              <li key={i} className="flex gap-3 break-all px-3">
                <span className="min-w-0 flex-1">
                  <VisibleText text={textOf(entry)} />
                </span>
                <span className="font-sans text-muted text-xs">{flagsOf(entry).join(', ')}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
      {note && (
        <p className="text-muted">
          <VisibleText text={note} />
        </p>
      )}
      {Object.keys(rest).length > 0 && (
        <section aria-label="Other settings" className="rounded-md border bg-surface">
          <h3 className="border-b px-3 py-2 font-medium">Everything else</h3>
          <JsonTree text={JSON.stringify(rest, null, 2)} />
        </section>
      )}
    </div>
  )
}
