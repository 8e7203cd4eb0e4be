import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AttemptView } from '@/lib/core/report/view'
import type { CertificateData } from '@/lib/core/transcript/fact'
import { VisibleText } from './visible-text'

type Tls = NonNullable<AttemptView['tls']>

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'min-w-0 sm:col-span-2' : 'min-w-0'}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="break-all mono">{children}</dd>
    </div>
  )
}

function Certificate({ certificate, position }: { certificate: CertificateData; position: string }) {
  return (
    <li className="rounded-md border bg-surface px-3 py-2.5">
      <h4 className="text-xs text-muted">{position}</h4>
      <dl className="mt-1 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Fact name="Subject">
          <VisibleText text={certificate.subject} />
        </Fact>
        <Fact name="Issuer">
          <VisibleText text={certificate.issuer} />
        </Fact>
        <Fact name="Valid from">{certificate.validFrom}</Fact>
        <Fact name="Valid to">{certificate.validTo}</Fact>
        <Fact name="Names (SAN)">{certificate.sans.length === 0 ? 'none' : <VisibleText text={certificate.sans.join(', ')} />}</Fact>
        <Fact name="Serial number">{certificate.serialNumber}</Fact>
        <Fact name="SHA-256 fingerprint" wide>
          {certificate.fingerprint256}
        </Fact>
      </dl>
    </li>
  )
}

function positionOf(index: number, length: number): string {
  if (index === 0) return 'Certificate of the endpoint'
  return index === length - 1 ? 'Last of the chain as sent' : `Intermediate ${index}`
}

/** What TLS agreed on and the certificates as the endpoint sent them. */
export function TlsTab({ tls }: { tls: Tls }) {
  const Icon = tls.verified ? ShieldCheck : ShieldAlert
  return (
    <div className="space-y-3">
      <p className={`flex items-start gap-2 rounded-md px-3 py-2 text-sm ${tls.verified ? 'bg-pass-soft' : 'bg-warn-soft'}`}>
        <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tls.verified ? 'text-pass' : 'text-warn'}`} />
        <span>
          {tls.verified ? 'Verified: the chain leads to a trusted authority and the name matches.' : 'Not verified.'}{' '}
          {tls.error && <VisibleText text={tls.error} className="font-mono" />}
        </span>
      </p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-md border bg-surface px-3 py-2.5 md:grid-cols-4">
        <Fact name="Version">{tls.version ?? 'unknown'}</Fact>
        <Fact name="Cipher">{tls.cipher ?? 'unknown'}</Fact>
        <Fact name="ALPN">{tls.alpn ?? 'none chosen'}</Fact>
        <Fact name="Server name (SNI)">{tls.serverName ?? 'not sent'}</Fact>
      </dl>
      {tls.chain.length === 0 ? (
        <p className="text-sm text-muted">No certificate came.</p>
      ) : (
        <ol className="space-y-2">
          {tls.chain.map((certificate, i) => (
            <Certificate key={certificate.fingerprint256} certificate={certificate} position={positionOf(i, tls.chain.length)} />
          ))}
        </ol>
      )}
    </div>
  )
}
