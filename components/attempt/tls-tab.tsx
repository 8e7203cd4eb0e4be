import { ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { FailedFindings } from '@/components/verdict/failed-findings'
import type { AttemptView } from '@/lib/core/report/view'
import { CertificateCard } from './certificate-card'
import { chainEnd } from './certificate-words'
import { FactItem } from './fact-item'
import { isNameMismatch, verificationWords } from './verification-words'
import { VisibleText } from './visible-text'

type Tls = NonNullable<AttemptView['tls']>

const LOOKS = {
  pass: { Icon: ShieldCheck, box: 'bg-pass-soft', icon: 'text-pass' },
  warn: { Icon: ShieldAlert, box: 'bg-warn-soft', icon: 'text-warn' },
  fail: { Icon: ShieldX, box: 'bg-fail-soft', icon: 'text-fail' },
} as const

/** Refused is a failure; not asked for is a warning, whatever verification would have said. */
function toneOf({ verify, verified }: Tls): keyof typeof LOOKS {
  if (!verify) return 'warn'
  return verified ? 'pass' : 'fail'
}

function Verification({ tls, name }: { tls: Tls; name: string }) {
  const { Icon, box, icon } = LOOKS[toneOf(tls)]
  return (
    <p className={cn('flex items-start gap-2 rounded-md px-3 py-2', box)}>
      <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', icon)} />
      <span className="min-w-0 break-words">
        {verificationWords(tls, name)}{' '}
        {tls.error !== null && (
          <code className="mono text-muted">
            <VisibleText text={tls.error} />
          </code>
        )}
      </span>
    </p>
  )
}

/** What verification said, what TLS agreed on, and the chain of certificates from the endpoint's own to the last. */
export function TlsTab({ view, tls }: { view: AttemptView; tls: Tls }) {
  const name = tls.serverName ?? view.target.host
  return (
    <div className="space-y-3">
      <Verification tls={tls} name={name} />
      <FailedFindings verdicts={view.verdicts} folder="tls" label="Findings about TLS" />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-md border bg-surface px-3 py-2.5 @3xl:grid-cols-5">
        <FactItem name="Version">{tls.version ?? 'none agreed'}</FactItem>
        <FactItem name="Cipher">{tls.cipher ?? 'none agreed'}</FactItem>
        <FactItem name="ALPN offered">{tls.alpnOffered.length === 0 ? 'nothing' : tls.alpnOffered.join(', ')}</FactItem>
        <FactItem name="ALPN chosen">{tls.alpn === null ? 'none' : <VisibleText text={tls.alpn} />}</FactItem>
        <FactItem name="Server name sent (SNI)">{tls.serverName ?? 'not sent'}</FactItem>
      </dl>
      <section aria-label="Certificate chain" className="space-y-2">
        <h3 className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">Certificate chain</span>
          <span className="text-muted text-xs">
            {tls.chain.length === 1 ? '1 certificate' : `${tls.chain.length} certificates`}, the endpoint's own first.{' '}
            <VisibleText text={chainEnd(tls.chain)} />
          </span>
        </h3>
        <ol className="space-y-2">
          {tls.chain.map((certificate, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hostile chain may repeat a certificate, and its order never changes
            <CertificateCard key={i} certificate={certificate} index={i} at={view.createdAt} mismatch={i === 0 && isNameMismatch(tls)} />
          ))}
        </ol>
      </section>
    </div>
  )
}
