import { uploadBody } from '@/lib/server/api/schemas/storage'
import { handler, noContent, ok } from '@/lib/server/http/handler'
import { readInput } from '@/lib/server/http/read-input'
import { dropUpload, takeUpload } from '@/lib/server/storage/upload'

export const POST = handler('storage.restore', async ({ request }) => {
  const { at, base64 } = await readInput(request, uploadBody)
  return ok(takeUpload({ at, data: Buffer.from(base64, 'base64') }))
})

export const DELETE = handler('storage.restore', () => {
  dropUpload()
  return noContent()
})
