/** An address with its port for a sentence; a Unix socket, whose port is 0, by its path alone. */
export function addressAndPort(address: string, port: number | undefined): string {
  return port === undefined || port === 0 ? address : `${address} port ${port}`
}
