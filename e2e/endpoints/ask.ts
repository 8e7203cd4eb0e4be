import http from 'node:http'

export type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly text: string }

/** What a running server answers to a request whose head is ours to choose; a stream is left after `leaveAfterMs`. */
export function ask(base: string | undefined, options: http.RequestOptions, body = '', leaveAfterMs = 0): Promise<Answer> {
  const { hostname, port } = new URL(base ?? '')
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
    const headers = { ...(options.headers as http.OutgoingHttpHeaders | undefined), ...length }
    const request = http.request({ hostname, port, ...options, headers }, (response) => {
      let text = ''
      const done = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', done)
      if (leaveAfterMs > 0)
        setTimeout(() => {
          done()
          response.destroy()
        }, leaveAfterMs).unref()
    })
    // Whoever is asked to switch protocols and does would not be told apart from one that fails.
    request.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 101, headers: response.headers, text: '' })
    })
    request.on('error', reject)
    request.end(body)
  })
}
