import 'server-only'

/** A file as it is downloaded: its name, its type, and its octets piece by piece. */
export type ExportedFile = { readonly name: string; readonly type: string; readonly pieces: AsyncIterable<string | Uint8Array> }
