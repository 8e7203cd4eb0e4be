/** A duration for a sentence: "0.4 ms", "12 ms", "1.3 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 0.95) return `${(Math.round(milliseconds * 10) / 10).toFixed(1)} ms`
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1_000)
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

const LONGEST_QUOTE = 120

/** A text an endpoint sent, quoted for a sentence: control characters as `\xNN`, cut where it is long. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
  return `"${cut.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** "1 octet", "162 octets". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** An address with its port as it is dialled: `127.0.0.1:80`, `[::1]:80`; the path of a Unix socket as it is. */
export function endpointText(address: string, port: number): string {
  if (address.startsWith('/')) return address
  return `${address.includes(':') ? `[${address}]` : address}:${port}`
}
