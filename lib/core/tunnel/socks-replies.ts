/** What a reply of a SOCKS5 server says, by its number (RFC 1928 §6). */
const REPLIES: readonly string[] = [
  'succeeded',
  'general SOCKS server failure',
  'connection not allowed by ruleset',
  'network unreachable',
  'host unreachable',
  'connection refused',
  'TTL expired',
  'command not supported',
  'address type not supported',
]

/** A reply's words and its number; numbers without a meaning are unassigned. */
export function socksReply(reply: number): string {
  return `${REPLIES[reply] ?? 'unassigned reply'} (reply ${reply})`
}
