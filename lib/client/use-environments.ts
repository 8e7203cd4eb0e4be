import { useQuery } from '@tanstack/react-query'
import { listEnvironments, listSecrets } from './environments'

/** The environments of the team and the reader's own. */
export const useEnvironments = () => useQuery({ queryKey: ['environments'], queryFn: ({ signal }) => listEnvironments(signal) })

/** Which secrets the reader may use. */
export const useSecrets = () => useQuery({ queryKey: ['secrets'], queryFn: ({ signal }) => listSecrets(signal) })
