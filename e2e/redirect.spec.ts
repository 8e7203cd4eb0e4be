import { listen, switchProtocols, writeHead } from './endpoints/listen'
import { expect, test } from './fixtures'

test('a redirect is shown and not followed; Follow makes a new attempt that leaves the credentials behind', async ({ page, workbench }) => {
  const other = await listen((head, socket) => switchProtocols(head, socket))
  const first = await listen((_head, socket) => {
    writeHead(socket, ['HTTP/1.1 307 Temporary Redirect', `Location: http://127.0.0.1:${other.port}/moved`, 'Content-Length: 0'])
  })
  await workbench.open()
  await workbench.connectTo(`ws://127.0.0.1:${first.port}/`, ['Authorization: Bearer t0ken-for-the-first', 'X-Kept: yes'])

  await expect(workbench.summary).toContainText('307')
  const notice = workbench.part('Redirect')
  await expect(notice).toContainText(`It redirects to ws://127.0.0.1:${other.port}/moved`)
  await expect(notice).toContainText('That is another origin: secrets of this one do not go there. Left out: Authorization.')
  expect(other.heads).toEqual([])

  await notice.getByRole('button', { name: 'Follow' }).click()
  await expect(workbench.summary).toContainText('101')
  await expect(notice).toHaveCount(0)
  const hops = workbench.part('Redirects followed')
  await expect(hops).toContainText('1 redirect followed')
  await hops.getByText('another origin').click()
  await expect(hops.getByRole('region', { name: 'Request 1' })).toContainText('Authorization: Bearer')
  await expect(hops.getByRole('region', { name: 'Response 1' })).toContainText('307 Temporary Redirect')
  expect(other.heads[0]?.valuesOf('X-Kept')).toEqual(['yes'])
  expect(other.heads[0]?.valuesOf('Authorization')).toEqual([])
  expect(other.heads[0]?.valuesOf('Host')).toEqual([`127.0.0.1:${other.port}`])

  await page.goto('/attempts')
  await expect(page.getByRole('listitem').filter({ hasText: `127.0.0.1:${first.port}` })).toHaveCount(2)
  await other.close()
  await first.close()
})
