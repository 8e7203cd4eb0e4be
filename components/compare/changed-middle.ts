/** A text in three: what it begins and ends with like the other, and what differs between. */
export type Cut = { readonly begin: string; readonly middle: string; readonly end: string }

/** What two texts have in common is less than this of the longer one: marking the rest would mark nearly all. */
const LEAST_IN_COMMON = 0.3

/** Cuts two texts where they begin and where they stop to differ; null where they have little in common. */
export function changedMiddle(before: string, after: string): { readonly before: Cut; readonly after: Cut } | null {
  const most = Math.min(before.length, after.length)
  let begin = 0
  while (begin < most && before[begin] === after[begin]) begin++
  // Half of a surrogate pair is no character.
  if (begin > 0 && isHigh(before.charCodeAt(begin - 1))) begin--
  let end = 0
  while (end < most - begin && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--
  if (begin + end < LEAST_IN_COMMON * Math.max(before.length, after.length)) return null
  const cut = (text: string): Cut => ({
    begin: text.slice(0, begin),
    middle: text.slice(begin, text.length - end),
    end: text.slice(text.length - end),
  })
  return { before: cut(before), after: cut(after) }
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000
