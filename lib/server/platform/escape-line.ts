import 'server-only'

/** What JSON leaves as it is though a terminal obeys it or nobody sees it: DEL, C1, and characters that draw nothing or turn the direction. */
const OBEYED = /[\u007f-\u009f\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A line of JSON with those characters as `\u` escapes: it says the same, and only in what can be seen. */
export function escapeLine(line: string): string {
  return line.replace(OBEYED, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
