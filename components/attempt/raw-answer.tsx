'use client'

import { base64Decode } from '@/lib/core/bytes/base64'
import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { RawAnswerView } from '@/lib/core/report/view'
import { HexView } from './lazy-hex-view'
import { VisibleOctets } from './visible-text'
import { size } from './words'

const LOOKS: Readonly<Record<string, string>> = {
  ssh: 'This looks like an SSH server: the port belongs to sshd or to Git over SSH.',
  smtp: 'This looks like a mail server (SMTP).',
  ftp: 'This looks like an FTP server.',
  'tls-record': 'This looks like TLS: the endpoint expects wss:// on this port.',
  'http2-settings': 'This looks like HTTP/2 without being asked for: the endpoint does not speak HTTP/1.1 here.',
  'html-without-head': 'This looks like an HTML page without an HTTP head.',
}

/** What came instead of an HTTP response: printable text, hex, and what it looks like. */
export function RawAnswer({ answer }: { answer: RawAnswerView }) {
  const bytes = base64Decode(answer.bytes) ?? new Uint8Array()
  const looks =
    LOOKS[answer.looksLike] ??
    (answer.looksLike === 'unknown' ? 'It looks like no protocol known here.' : `This looks like ${answer.looksLike}.`)
  return (
    <div>
      <p className="px-3 py-2 text-sm">
        <strong className="font-semibold">Not an HTTP response.</strong> {looks}{' '}
        <span className="text-muted">{size(answer.length)} came.</span>
      </p>
      <div className="max-h-52 overflow-auto whitespace-pre-wrap break-all border-t px-3 py-2 mono">
        <VisibleOctets latin1={latin1Decode(bytes.subarray(0, 2048))} />
      </div>
      <div className="border-t">
        <HexView bytes={bytes} label="Octets received, hexadecimal" />
      </div>
    </div>
  )
}
