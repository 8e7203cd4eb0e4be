import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import type { CertificateData } from '@/lib/core/transcript/fact'
import { isSelfIssued, keyWords, pemOf, shortName, validityAt } from './certificate-words'
import { FactItem } from './fact-item'
import { VisibleText } from './visible-text'
import { count } from './words'

/** Names beyond these are counted until asked for: a certificate may carry a thousand. */
const SHOWN_NAMES = 12

/** `2026-11-25 22:00 UTC` */
const dateWords = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

function Names({ sans, mismatch }: { sans: readonly string[]; mismatch: boolean }) {
  if (sans.length === 0) return 'none'
  const rest = sans.slice(SHOWN_NAMES)
  const list = (names: readonly string[]) => <VisibleText text={names.join(', ')} className={mismatch ? 'text-fail' : undefined} />
  return (
    <>
      {list(sans.slice(0, SHOWN_NAMES))}
      {rest.length > 0 && (
        <details>
          <summary className="font-sans text-muted text-xs">{count(rest.length)} more names</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

type CertificateCardProps = {
  certificate: CertificateData
  /** 0 is the endpoint's own. */
  index: number
  /** When the attempt was made. */
  at: string
  /** The names do not cover the one asked for. */
  mismatch: boolean
}

/** One certificate of the chain: whose it is, who signed it, for how long it holds, which names, which key. */
export function CertificateCard({ certificate, index, at, mismatch }: CertificateCardProps) {
  const { subject, issuer, sans, fingerprint256, serialNumber, key } = certificate
  const validity = validityAt(certificate, at)
  const selfIssued = isSelfIssued(certificate)
  const role = index === 0 ? 'of the endpoint' : selfIssued ? 'root' : `intermediate ${index}`
  return (
    <li className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1.5">
        <h4 className="min-w-0 break-words font-medium">
          <VisibleText text={shortName(subject)} />
        </h4>
        <span className="text-muted text-xs">{role}</span>
        {selfIssued && index === 0 && <Badge tone="warn">self-signed</Badge>}
        {mismatch && <Badge tone="fail">not for this name</Badge>}
        {validity.tone !== 'pass' && <Badge tone={validity.tone}>{validity.word}</Badge>}
        <span className="-mr-1.5 ml-auto">
          <CopyButton value={() => pemOf(certificate)} label={`Copy certificate ${index + 1} as PEM`} />
        </span>
      </header>
      <dl className="grid gap-x-6 gap-y-2 px-3 py-2.5 sm:grid-cols-2">
        <FactItem name="Subject">{subject === '' ? 'empty' : <VisibleText text={subject} />}</FactItem>
        <FactItem name="Issuer">{selfIssued ? 'itself' : <VisibleText text={issuer} />}</FactItem>
        <FactItem name="Valid">
          {dateWords(certificate.validFrom)} to {dateWords(certificate.validTo)}
          <span className={`block font-sans text-xs ${{ pass: 'text-muted', warn: 'text-warn', fail: 'text-fail' }[validity.tone]}`}>
            {validity.words}
          </span>
        </FactItem>
        <FactItem name="Names (SAN)">
          <Names sans={sans} mismatch={mismatch} />
        </FactItem>
        {key && <FactItem name="Public key">{keyWords(key)}</FactItem>}
        <FactItem name="Serial number">{serialNumber}</FactItem>
        <FactItem name="SHA-256 fingerprint" wide>
          {fingerprint256}{' '}
          <CopyButton value={fingerprint256} label={`Copy fingerprint of certificate ${index + 1}`} className="-my-1 align-middle" />
        </FactItem>
      </dl>
    </li>
  )
}
