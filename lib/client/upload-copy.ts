import { api } from './api'

/** Octets of one piece: as base64 it stays within what a body may hold. */
const PIECE = 2_097_152

/** Uploads a file piece by piece and tells how much is there. Throws ApiProblem. */
export async function uploadCopy(file: Blob, told: (octets: number) => void, signal: AbortSignal): Promise<void> {
  for (let at = 0; at < file.size; at += PIECE) {
    const octets = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())
    const { received } = await api<{ readonly received: number }>('/api/storage/upload', { body: { at, base64: base64Of(octets) }, signal })
    told(received)
  }
}

/** Drops what was uploaded. */
export const dropUpload = () => api<void>('/api/storage/upload', { method: 'DELETE' })

function base64Of(octets: Uint8Array): string {
  let text = ''
  // Arguments of a call are limited.
  for (let at = 0; at < octets.length; at += 32_768) text += String.fromCharCode(...octets.subarray(at, at + 32_768))
  return btoa(text)
}
