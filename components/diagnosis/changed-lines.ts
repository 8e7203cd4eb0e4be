import type { HeadView } from '@/lib/core/report/view'

/** Lines of one head that the other has not, as many times as it has more of them. */
export type ChangedLines = { readonly gone: readonly string[]; readonly added: readonly string[] }

/** Fields whose value differs each time without meaning anything. */
const ALWAYS_NEW = /^(sec-websocket-key|sec-websocket-accept|date)$/i

const textsOf = (head: HeadView | null): string[] => head?.lines.filter(({ name }) => !ALWAYS_NEW.test(name)).map(({ text }) => text) ?? []

/** What changed from one head to another, each side in its own order; key, accept value and date aside where both have them. */
export function changedLines(before: HeadView | null, after: HeadView | null): ChangedLines {
  const names = (head: HeadView | null) => new Set(head?.lines.map(({ name }) => name.toLowerCase()))
  const [old, fresh] = [names(before), names(after)]
  const alone = (head: HeadView | null, other: ReadonlySet<string>) =>
    head?.lines.filter(({ name }) => ALWAYS_NEW.test(name) && !other.has(name.toLowerCase())).map(({ text }) => text) ?? []
  return {
    gone: [...without(textsOf(before), textsOf(after)), ...alone(before, fresh)],
    added: [...without(textsOf(after), textsOf(before)), ...alone(after, old)],
  }
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const at = left.indexOf(line)
    if (at === -1) return true
    left.splice(at, 1)
    return false
  })
}
