export type CloseCode = {
  /** Short name for a badge. */
  readonly name: string
  /** One plain sentence. */
  readonly meaning: string
  /** Whether an endpoint may put it in a Close frame (RFC 6455 §7.4). */
  readonly mayTravel: boolean
  /** Whether it stands in the IANA registry (snapshot of 2026-01-12). */
  readonly registered: boolean
}

const code = (name: string, meaning: string, mayTravel = true): CloseCode => ({ name, meaning, mayTravel, registered: true })

const REGISTERED: Readonly<Record<number, CloseCode>> = {
  1000: code('Normal Closure', 'The connection did what it was opened for.'),
  1001: code('Going Away', 'The endpoint is leaving: a server stops, or a browser leaves the page.'),
  1002: code('Protocol Error', 'The endpoint saw a breach of the WebSocket protocol.'),
  1003: code('Unsupported Data', 'The endpoint got a kind of data it does not take, such as binary where it wants text.'),
  1004: code('Reserved', 'Reserved without a meaning; no endpoint may send it.', false),
  1005: code('No Status Received', 'Reported locally: a Close frame came without a status code. It is never sent.', false),
  1006: code('Abnormal Closure', 'Reported locally: the connection ended without a Close frame. It is never sent.', false),
  1007: code('Invalid Payload Data', 'A message did not fit its type, such as text that is not UTF-8.'),
  1008: code('Policy Violation', "A message or the connection broke the endpoint's policy; often a matter of authorisation."),
  1009: code('Message Too Big', 'A message was larger than the endpoint takes.'),
  1010: code('Mandatory Extension', 'A client needed an extension that the server did not accept. Only clients send it.'),
  1011: code('Internal Error', 'The server met a condition it did not expect.'),
  1012: code('Service Restart', 'The service restarts; reconnect after a random delay.'),
  1013: code('Try Again Later', 'The service is overloaded; reconnect later.'),
  1014: code('Bad Gateway', 'A gateway got an invalid answer from the server behind it.'),
  1015: code('TLS Handshake', 'Reported locally: the TLS handshake failed. It is never sent.', false),
  3000: code('Unauthorized', 'The endpoint wants credentials that were missing or wrong.'),
  3003: code('Forbidden', 'The endpoint knows the caller and refuses all the same.'),
  3008: code('Timeout', 'An operation took longer than the endpoint allows.'),
}

/** What a close code means and whether it may stand in a Close frame (RFC 6455 §7.4; IANA registry). Takes any number. */
export function closeCode(value: number): CloseCode {
  const known = REGISTERED[value]
  if (known) return known
  const other = (name: string, meaning: string, mayTravel: boolean): CloseCode => ({ name, meaning, mayTravel, registered: false })
  if (!Number.isInteger(value) || value < 0 || value > 65_535) return other('Not a Code', 'A close code is a number of two octets.', false)
  if (value < 1000) return other('Unused', 'Codes below 1000 are not used.', false)
  if (value < 3000) return other('Unassigned', 'Kept for future versions and extensions of the protocol; not assigned.', false)
  if (value < 4000) return other('Library Code', 'The range of libraries and frameworks; this number is not registered.', true)
  if (value < 5000) return other('Private Code', 'Private use: its meaning is a matter between this client and this server.', true)
  return other('Out of Range', 'Codes of 5000 and above are not defined.', false)
}
