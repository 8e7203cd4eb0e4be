const BASE = 36
const T_MIN = 1
const T_MAX = 26

/**
 * The ASCII form of a host name with other letters (RFC 3492, RFC 5891): compatibility forms and case folded by Unicode NFKC.
 * A full check of IDNA is left to the resolver: the form is shown as a proposal.
 */
export function asciiHost(host: string): string {
  return host
    .normalize('NFKC')
    .toLowerCase()
    .split(/[.\u3002]/)
    .map((label) => (isAscii(label) ? label : `xn--${punycode(label)}`))
    .join('.')
}

/** Punycode of one label (RFC 3492 §6.3). */
export function punycode(label: string): string {
  const points = [...label].map((char) => char.codePointAt(0) ?? 0)
  const basic = points.filter((point) => point < 0x80)
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '')
  let n = 0x80
  let delta = 0
  let bias = 72
  for (let handled = basic.length; handled < points.length; ) {
    const next = Math.min(...points.filter((point) => point >= n))
    delta += (next - n) * (handled + 1)
    n = next
    for (const point of points) {
      if (point < n) delta++
      if (point !== n) continue
      output += variableLength(delta, bias)
      bias = adapt(delta, handled + 1, handled === basic.length)
      delta = 0
      handled++
    }
    delta++
    n++
  }
  return output
}

function variableLength(delta: number, bias: number): string {
  let text = ''
  let rest = delta
  for (let k = BASE; ; k += BASE) {
    const threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias
    if (rest < threshold) return text + digit(rest)
    text += digit(threshold + ((rest - threshold) % (BASE - threshold)))
    rest = Math.floor((rest - threshold) / (BASE - threshold))
  }
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2))
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38))
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? 0x61 + value : 0x30 + value - 26)
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}
