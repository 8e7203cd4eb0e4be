import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { portProblem } from './port.mjs'

it('says that a port is in use, and nothing where it is free', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect(await portProblem({ host: '127.0.0.1', port })).toBe(
    `Port ${port} is in use: another Sockscope or another program listens there. Stop it or set PORT.`,
  )
  await new Promise((resolve) => server.close(resolve))
  expect(await portProblem({ host: '127.0.0.1', port })).toBeNull()
})

it('names an address that is not this machine’s', async () => {
  expect(await portProblem({ host: '192.0.2.1', port: 3000 })).toBe(
    'HOST is "192.0.2.1", which is no address of this machine: set it to one that is, or leave it out for 127.0.0.1.',
  )
})
