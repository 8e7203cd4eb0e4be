/**
 * Served at `/page`: opens `/0`, `/1` … one after the other and gives for each `o` (opened), `r` (refused) or `-`: neither within four
 * seconds, or not asked because there is null in place of its subprotocols.
 */
export const PAGE = `<!doctype html><meta charset="utf-8"><title>Clients</title><link rel="icon" href="data:,"><script>
function open(number, subprotocols) {
  return new Promise((resolve) => {
    const socket = new WebSocket('ws://' + location.host + '/' + number, subprotocols)
    socket.onopen = () => { resolve('o'); socket.close() }
    socket.onclose = () => resolve('r')
    setTimeout(() => { resolve('-'); socket.close() }, 4000)
  })
}
async function openAll(all) {
  let told = ''
  for (const [number, subprotocols] of all.entries()) told += subprotocols ? await open(number, subprotocols) : '-'
  return told
}
</script>`

/** A whole response with that page in it. */
export function pageResponse(page: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`
}
