import { createServer } from 'node:net'

/** Gives a sentence where nothing can listen at `host:port`, else null. */
export function portProblem({ host, port }) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(sentence(error.code ?? error.message, host, port)))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)))
  })
}

function sentence(code, host, port) {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: another Sockscope or another program listens there. Stop it or set PORT.`
    case 'EACCES':
      return `Port ${port} may not be used by this user: set PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
      return `HOST is "${host}", which is no address of this machine: set it to one that is, or leave it out for 127.0.0.1.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is "${host}", a name that does not resolve: set it to an address of this machine, or leave it out for 127.0.0.1.`
    default:
      return `Nothing can listen at ${host} port ${port} (${code}): set HOST or PORT.`
  }
}
