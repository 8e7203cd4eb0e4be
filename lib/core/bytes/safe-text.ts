/** Characters that draw nothing, or that change how their neighbours are drawn (CVE-2021-42574). */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}]/u

/** Whether a character could not be seen in a text: controls, invisible and direction-changing ones, spaces that are no U+0020. */
export function isUnseen(character: string): boolean {
  return character !== ' ' && UNSEEN.test(character)
}

/**
 * A text as it may be written to a terminal, a report or a ticket: each character that could not be seen is `\u{202E}`, so that
 * nobody is deceived and no terminal obeys. `keep` names those that stay, such as line ends.
 */
export function safeText(text: string, keep = ''): string {
  let safe = ''
  for (const character of text)
    safe +=
      isUnseen(character) && !keep.includes(character)
        ? `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}}`
        : character
  return safe
}
