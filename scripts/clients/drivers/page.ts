/**
 * Served at `/page`: opens `/0`, `/1` … one after the other and gives for each `o` (opened), `r` (refused) or `n`: neither within five
 * seconds, although the server has ended the connection. It stops after an `n`, because a browser may then open nothing more.
 */
export const PAGE = `<!doctype html><meta charset="utf-8"><title>Clients</title><link rel="icon" href="data:,"><script>
function open(number, subprotocols) {
  return new Promise((resolve) => {
    const socket = new WebSocket('ws://' + location.host + '/' + number, subprotocols)
    socket.onopen = () => { resolve('o'); socket.close() }
    socket.onclose = () => resolve('r')
    setTimeout(() => resolve('n'), 5_000)
  })
}
async function openAll(all, told = '') {
  while (told.length < all.length && !told.endsWith('n')) told += await open(told.length, all[told.length])
  return told
}
</script>`

/** A whole response with that page in it. */
export function pageResponse(page: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`
}
