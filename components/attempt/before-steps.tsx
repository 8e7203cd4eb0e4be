import { Badge } from '@/components/ui/badge'
import { base64Decode } from '@/lib/core/bytes/base64'
import { utf8DecodeLossy } from '@/lib/core/bytes/utf8'
import type { AttemptView, StepView } from '@/lib/core/report/view'
import { BodyView } from './body-view'
import { HopHead } from './hop-head'
import { VisibleText } from './visible-text'

/** What was asked and answered before the handshake, step by step; one that failed is unfolded. */
export function BeforeSteps({ view }: { view: AttemptView }) {
  const { before } = view
  if (before.length === 0) return null
  return (
    <section aria-label="Before steps" className="overflow-hidden rounded-md border bg-surface">
      <h3 className="border-b px-3 py-1.5">
        <span className="font-semibold">{before.length === 1 ? '1 before step' : `${before.length} before steps`}</span>{' '}
        <span className="text-muted text-xs">
          {before.at(-1)?.failed == null ? 'What stands below is the handshake.' : 'The handshake was not sent.'}
        </span>
      </h3>
      <ol className="divide-y">
        {before.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
          <Step key={index} step={step} number={index + 1} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step, number }: { step: StepView; number: number }) {
  const { name, method, url, status, address, requestBody, request, response, extracted, failed } = step
  return (
    <li>
      <details open={failed !== null}>
        <summary className="px-3 py-1.5">
          <span className="font-medium">
            {number}. <VisibleText text={name} />
          </span>{' '}
          <span className="mono font-semibold">{status ?? '…'}</span>{' '}
          <Badge tone={failed !== null ? 'fail' : status === null ? 'neutral' : 'pass'}>
            {failed !== null ? 'failed' : status === null ? 'waiting' : 'done'}
          </Badge>
          <span className="block pl-4 text-muted text-xs">
            <VisibleText text={`${method} ${url}`} className="mono [overflow-wrap:anywhere]" />
            {address !== null && (
              <>
                ; answered by <span className="mono">{address}</span>
              </>
            )}
            {extracted.map(({ variable, found, secret }) => (
              <span key={variable}>
                ; <span className="mono">{`{{${variable}}}`}</span> {found ? (secret ? 'taken, secret' : 'taken') : 'not found'}
              </span>
            ))}
          </span>
          {failed !== null && <span className="block pl-4 text-fail text-sm">{failed}</span>}
        </summary>
        <div className="grid divide-y border-t bg-sunken @4xl:grid-cols-2 @4xl:divide-x @4xl:divide-y-0">
          <div className="min-w-0">
            <HopHead title={`Request of step ${number}`} head={request} part="request" />
            {requestBody !== null && (
              <pre className="mono overflow-x-auto whitespace-pre-wrap border-t px-3 py-2 [overflow-wrap:anywhere]">
                <VisibleText text={utf8DecodeLossy(base64Decode(requestBody) ?? new Uint8Array())} />
              </pre>
            )}
          </div>
          <div className="min-w-0">
            <HopHead title={`Response of step ${number}`} head={response} part="response" />
            {response?.body && <BodyView body={response.body} lit={[]} showEndings={false} />}
          </div>
        </div>
      </details>
    </li>
  )
}
