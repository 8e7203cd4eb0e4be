import { memo } from 'react'
import { type Token, visibleOctets, visibleString } from './visible'

/** One character that could not be seen, as a small boxed word. */
export function OddCharacter({ label, title }: { label: string; title: string }) {
  return (
    <span
      title={title}
      className="odd-character mx-px inline-block whitespace-nowrap rounded-xs border border-current/40 px-[3px] text-[0.78em] text-info"
      data-odd=""
    >
      {label}
    </span>
  )
}

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  return tokens.map((token) =>
    token.title === null ? (
      <span key={token.start}>{token.text}</span>
    ) : (
      <OddCharacter key={token.start} label={token.text} title={token.title} />
    ),
  )
}

/** Text from an endpoint: inert, its direction isolated, whatever is invisible in it shown as marks. */
export const VisibleText = memo(function VisibleText({ text, className }: { text: string; className?: string }) {
  return (
    <bdi className={className}>
      <Tokens tokens={visibleString(text)} />
    </bdi>
  )
})

/** Octets given as Latin-1 text, shown like `VisibleText`; UTF-8 is read where it is well formed. */
export const VisibleOctets = memo(function VisibleOctets({ latin1, className }: { latin1: string; className?: string }) {
  return (
    <bdi className={className}>
      <Tokens tokens={visibleOctets(latin1)} />
    </bdi>
  )
})

/** Masked octets: as many dots as there are octets. */
export function MaskedText({ length }: { length: number }) {
  const dots = Math.min(length, 48)
  return (
    <span title={`masked: ${length} octets are kept from view`} className="rounded-xs bg-sunken px-0.5 text-muted">
      <span className="sr-only">masked, {length} octets</span>
      <span aria-hidden="true">
        {'•'.repeat(dots)}
        {length > dots ? '…' : ''}
      </span>
    </span>
  )
}
