const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (0[1-9]|[12]\d|3[01]) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)) GMT$/

/** Whether a text is an IMF-fixdate, the form of dates that HTTP senders write (RFC 9110 §5.6.7). */
export function isHttpDate(text: string): boolean {
  return DATE.test(text)
}

/** An IMF-fixdate in the form of ISO 8601, such as `1994-11-06T08:49:37Z`; null for anything else. */
export function isoOfHttpDate(text: string): string | null {
  const match = DATE.exec(text)
  if (match === null) return null
  const [, day = '', month = '', year = '', time = ''] = match
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}T${time}Z`
}
