const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?Z$/
const DAY = 86_400_000

/** `iso` (ISO 8601, UTC) later by some milliseconds, fractions dropped; `iso` itself where it cannot be read. */
export function addMilliseconds(iso: string, milliseconds: number): string {
  const match = ISO.exec(iso)
  if (match === null) return iso
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const fraction = Number((match[7] ?? '0').padEnd(3, '0'))
  const time = hour * 3_600_000 + minute * 60_000 + second * 1_000 + fraction + Math.floor(milliseconds)
  const days = Math.floor(time / DAY)
  return `${date(dayNumber(year, month, day) + days)}T${clock(time - days * DAY)}Z`
}

/** Whole days from one instant to another (ISO 8601, UTC), negative when the other is earlier; null where either cannot be read. */
export function daysBetween(from: string, to: string): number | null {
  const seconds = secondsBetween(from, to)
  return seconds === null ? null : Math.floor(seconds / 86_400)
}

/** Seconds from one instant to another (ISO 8601, UTC), negative when the other is earlier; null where either cannot be read. */
export function secondsBetween(from: string, to: string): number | null {
  const [start, end] = [secondsOf(from), secondsOf(to)]
  return start === null || end === null ? null : end - start
}

/** Whether one instant is earlier than another; false where either cannot be read. */
export function isEarlier(one: string, other: string): boolean {
  const [left, right] = [secondsOf(one), secondsOf(other)]
  return left !== null && right !== null && left < right
}

function secondsOf(iso: string): number | null {
  const match = ISO.exec(iso)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  return dayNumber(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
}

function date(days: number): string {
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

function clock(time: number): string {
  const hour = Math.floor(time / 3_600_000)
  const minute = Math.floor(time / 60_000) % 60
  return `${pad(hour)}:${pad(minute)}:${pad(Math.floor(time / 1_000) % 60)}.${pad(time % 1_000, 3)}`
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}
