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
  const faye: { readonly Client: typeof Client }
  export default faye
}
