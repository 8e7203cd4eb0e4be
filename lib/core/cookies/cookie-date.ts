const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONGEST = 200

/** The moment a cookie's Expires names, in milliseconds since 1970, read as leniently as clients do (RFC 6265 §5.1.1); null where it names none. */
export function cookieDate(text: string): number | null {
  let time: RegExpExecArray | null = null
  let day: number | null = null
  let month: number | null = null
  let year: number | null = null
  for (const token of text.slice(0, LONGEST).split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)) {
    time ??= /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token)
    if (time !== null && time.input === token) continue
    const number = /^(\d{1,4})(?:\D|$)/.exec(token)?.[1]
    const named = MONTHS.indexOf(token.slice(0, 3).toLowerCase())
    if (day === null && number !== undefined && number.length <= 2) day = Number(number)
    else if (month === null && named !== -1) month = named
    else if (year === null && number !== undefined && number.length !== 1 && number.length !== 3) year = Number(number)
  }
  if (time === null || day === null || month === null || year === null) return null
  const full = year >= 70 && year <= 99 ? year + 1900 : year <= 69 ? year + 2000 : year
  const [hour = 0, minute = 0, second = 0] = time.slice(1).map(Number)
  if (day < 1 || day > 31 || full < 1601 || hour > 23 || minute > 59 || second > 59) return null
  const at = Date.UTC(full, month, day, hour, minute, second)
  // A day the month does not have is none.
  return new Date(at).getUTCDate() === day ? at : null
}
