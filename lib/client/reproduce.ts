import { useQuery } from '@tanstack/react-query'
import type { ReproduceFormat } from '../core/interchange/reproduce'
import type { AttemptView } from '../core/report/view'
import { api, apiResponse } from './api'
import { exportAddress } from './frame-window'

export type TextWithSecrets = { readonly format: ReproduceFormat; readonly text: string; readonly notes: readonly string[] }

/** A command or script with the real values of the attempt's secrets: for those who said that they want them. */
export const readWithSecrets = (id: string, format: ReproduceFormat) =>
  api<TextWithSecrets>(`/api/attempts/${encodeURIComponent(id)}/export`, { body: { format, secrets: true } })

/** The report for a ticket, made anew when the attempt went on. */
export function useTicket({ id, state, endedAt, summary }: Pick<AttemptView, 'id' | 'state' | 'endedAt' | 'summary'>) {
  return useQuery({
    queryKey: ['ticket', id, state, endedAt, summary],
    queryFn: async ({ signal }) => (await apiResponse(exportAddress(id, 'markdown'), { signal })).text(),
    placeholderData: (before) => before,
    gcTime: 0,
  })
}
