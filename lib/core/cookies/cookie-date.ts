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
  if (day < 1 || day > daysIn(full, month) || full < 1601 || hour > 23 || minute > 59 || second > 59) return null
  return (((daysBefore(full, month) + day - 1) * 24 + hour) * 60 + minute) * 60_000 + second * 1000
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const daysIn = (year: number, month: number) => (month === 1 ? (isLeap(year) ? 29 : 28) : [3, 5, 8, 10].includes(month) ? 30 : 31)

/** Days from 1970 to the first of a month (0 is January) in the Gregorian calendar. */
function daysBefore(year: number, month: number): number {
  const before = year - 1
  let days = (year - 1970) * 365 + leapsUpTo(before) - leapsUpTo(1969)
  for (let at = 0; at < month; at++) days += daysIn(year, at)
  return days
}
const leapsUpTo = (year: number) => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
