import 'server-only'

type File = { readonly name: string; readonly type: string; readonly pieces: AsyncIterable<string | Uint8Array> }

const encoder = new TextEncoder()

/** A file to be saved, never shown: its octets are asked for as they are taken. */
export function fileResponse({ name, type, pieces }: File): Response {
  const iterator = pieces[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await iterator.next()
      if (done) stream.close()
      else stream.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' }
  return new Response(body, { headers })
}
