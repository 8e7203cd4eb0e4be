import { acceptFor, type Endpoint, listen, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'
import { attempt } from './pages/api'

/** "Hello", a frame with RSV2, and a Close frame with 1005, which must not travel. */
const FRAMES = Buffer.from(`810548656c6c6f${'a100'}${'880203ed'}`, 'hex')

function misframing(): Promise<Endpoint> {
  return listen((head, socket) => {
    writeHead(socket, [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptFor(head)}`,
    ])
    socket.write(FRAMES)
  })
}

test('a finding leads to its frame, and the frame to the page of the rule with octets that break it', async ({ page, workbench }) => {
  const endpoint = await misframing()
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${endpoint.port}/`)
  await workbench.tab(/^Findings/)
  const finding = workbench.attempt.getByRole('listitem').filter({ hasText: 'RSV2 is set' })
  await expect(finding).toContainText('Frame 2 begins with a1 00')
  await finding.getByRole('button', { name: 'Frame 2', exact: true }).click()
  await expect(page).toHaveURL(/frame=2/)
  const frame = workbench.attempt.getByRole('region', { name: 'Frame 2', exact: true })
  await frame.getByRole('link', { name: /^RSV2 is set/ }).click()
  await expect(page).toHaveURL(/\/rules\/frames\/rsv2-unset$/)
  await expect(page.getByRole('heading', { level: 1, name: 'RSV2 is 0' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'After the handshake' }).first()).toContainText('a1 05 48 65 6c 6c 6f')
  await endpoint.close()
})

test('practice:/broken-frames teaches what it says: a finding for each of its frames, and none that follows from another', async ({
  request,
}) => {
  const view = await attempt(request, { url: 'practice:/broken-frames' })
  const failed = view.verdicts.filter(({ rule, outcome }) => outcome === 'fail' && rule.startsWith('frames/'))
  expect(failed.map(({ rule, at }) => [rule, at[0]?.frame])).toEqual([
    ['frames/close-code-not-local', 10],
    ['frames/continuation-continues', 7],
    ['frames/control-final', 8],
    ['frames/length-16-minimal', 5],
    ['frames/no-data-after-close', 11],
    ['frames/rsv2-unset', 4],
    ['frames/server-unmasked', 9],
    ['frames/text-utf8', 6],
  ])
})
