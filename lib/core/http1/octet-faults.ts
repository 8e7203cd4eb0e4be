import type { HeadFault, HeadFaultCode } from './head'

/**
 * Octets in `[start, end)` that no field value may hold, runs of the same kind as one fault:
 * CR without LF (RFC 9112 §2.2), NUL and other controls (RFC 9110 §5.5), and octets above 0x7F (obs-text).
 */
export function octetFaults(bytes: Uint8Array, start: number, end: number): HeadFault[] {
  const faults: HeadFault[] = []
  let code: HeadFaultCode | null = null
  let from = start
  for (let at = start; at <= end; at++) {
    const next = at < end ? kindOf(bytes[at] ?? 0) : null
    if (next === code) continue
    if (code !== null) faults.push({ code, span: { start: from, end: at } })
    code = next
    from = at
  }
  return faults
}

function kindOf(octet: number): HeadFaultCode | null {
  if (octet >= 0x80) return 'non-ascii-in-value'
  if (octet === 0x0d) return 'bare-cr'
  if (octet === 0) return 'nul-in-value'
  return (octet < 0x20 && octet !== 0x09) || octet === 0x7f ? 'control-in-value' : null
}
