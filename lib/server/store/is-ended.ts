import 'server-only'

/** Whether nothing is written to an attempt of this state any more. */
export const isEnded = (state: string): boolean => state === 'closed' || state === 'interrupted'
