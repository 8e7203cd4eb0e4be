import { api } from './api'

/** Signs out and goes where one signs in. */
export async function signOut(): Promise<void> {
  await api<void>('/api/session', { method: 'DELETE' })
  window.location.assign('/sign-in')
}
