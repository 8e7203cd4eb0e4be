// What we use of clients that come without types.
declare module 'websocket' {
  import type { EventEmitter } from 'node:events'

  class client extends EventEmitter {
    connect(url: string, subprotocols: string[]): void
  }
  const websocket: { readonly client: typeof client }
  export default websocket
}

declare module 'faye-websocket' {
  class Client {
    constructor(url: string, subprotocols: string[])
    on(event: 'open' | 'close', listener: () => void): void
    on(event: 'error', listener: (event: { readonly message: string }) => void): void
    close(): void
  }
  type Options = { readonly extensions?: readonly unknown[] }
  class Session {
    constructor(request: unknown, socket: unknown, head: Buffer, subprotocols: string[], options: Options)
    on(event: 'message', listener: (event: { readonly data: string | Buffer }) => void): void
    send(data: string | Buffer): void
    static readonly Client: typeof Client
  }
  const faye: typeof Session
  export default faye
}
