import { useQueryClient } from '@tanstack/react-query'

const KEYS = ['history', 'history-total', 'history-new', 'stats']

/** Has everything that is made of the history asked for again. */
export function useHistoryChanged(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () => Promise.all(KEYS.map((key) => queries.invalidateQueries({ queryKey: [key] })))
}
