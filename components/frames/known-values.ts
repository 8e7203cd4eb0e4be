import type { AttemptView } from '@/lib/core/report/view'

/** What stands for a value that only the server knows. */
export const UNKNOWN = '********'

/** Values of the placeholders of messages: those of the draft, and a stand-in for those that before steps and messages gave. */
export function knownValues({ draft, gained }: Pick<AttemptView, 'draft' | 'gained'>): Readonly<Record<string, string>> {
  return { ...draft.variables, ...Object.fromEntries(gained.map(({ variable }) => [variable, UNKNOWN])) }
}
