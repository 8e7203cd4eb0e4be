import { expect, test } from './fixtures'

// The practice endpoints fail in instructive ways: the page has to teach what each of them shows.
type Lesson = {
  readonly url: string
  readonly outcome: string
  readonly summary: readonly (string | RegExp)[]
  /** Sentences or values that stand somewhere in the attempt. */
  readonly shown?: readonly (string | RegExp)[]
}

const LESSONS: readonly Lesson[] = [
  {
    url: 'practice:/forbidden',
    outcome: 'Refused',
    summary: ['403'],
    shown: ['HTTP/1.1 403 Forbidden', /This token may not open a socket here/],
  },
  { url: 'practice:/upgrade-required', outcome: 'Refused', summary: ['426', 'Upgrade'], shown: ['HTTP/1.1 426 Upgrade Required'] },
  { url: 'practice:/subprotocol', outcome: 'Invalid', summary: ['101', 'practice.not-asked-for'] },
  {
    url: 'practice:/banner',
    outcome: 'No HTTP answer',
    summary: ['not HTTP', 'ssh'],
    shown: [/SSH-2\.0-OpenSSH_9\.2p1/, /Not an HTTP response/],
  },
  { url: 'practice:/reset', outcome: 'No HTTP answer', summary: ['reset'], shown: ['connection-reset'] },
  { url: 'practice:/huge-head', outcome: 'Refused', summary: ['limit'], shown: [/limits? cut this attempt short/] },
]

for (const { url, outcome, summary, shown = [] } of LESSONS) {
  test(`${url}: ${outcome}, and the summary says why`, async ({ workbench }) => {
    await workbench.open()
    await workbench.choosePractice(url)
    await workbench.connect.click()
    await expect(workbench.attempt.getByText(outcome, { exact: true }).first()).toBeVisible()
    for (const words of summary) await expect(workbench.summary).toContainText(words)
    for (const words of shown) await expect(workbench.attempt.getByText(words).first()).toBeVisible()
  })
}

test('practice:/wrong-accept: the expected value stands beside the one received', async ({ workbench }) => {
  await workbench.open()
  await workbench.choosePractice('practice:/wrong-accept')
  await workbench.connect.click()
  await expect(workbench.attempt.getByText('Invalid').first()).toBeVisible()
  await expect(workbench.summary).toContainText('Sec-WebSocket-Accept')
  const compare = workbench.part('Sec-WebSocket-Accept')
  await expect(compare.getByRole('definition')).toHaveText([/^[A-Za-z0-9+/]{27}=$/, 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='])
  await expect(compare.getByText(/characters differ/)).toBeVisible()
})

test('practice:/html: the page is shown as text and never rendered', async ({ page, workbench }) => {
  await workbench.open()
  await workbench.choosePractice('practice:/html')
  await workbench.connect.click()
  await expect(workbench.summary).toContainText('200')
  await expect(workbench.part('Response body').getByText(/<h1>Sign in<\/h1>/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toHaveCount(0)
})

test('practice:/close-reason: code, reason and who closed', async ({ workbench }) => {
  await workbench.open()
  await workbench.choosePractice('practice:/close-reason')
  await workbench.connect.click()
  const close = workbench.part('Close')
  await expect(close.getByRole('heading')).toContainText('4000')
  await expect(close.getByText('session replaced by another login', { exact: true })).toBeVisible()
  await expect(close.getByText('the endpoint', { exact: true })).toBeVisible()
  await workbench.tab(/^Frames/)
  await expect(workbench.frame(/^Frame 1, received, text, 5 octets/)).toBeVisible()
  await expect(workbench.frame(/^Frame 2, received, close/)).toBeVisible()
  await expect(workbench.frame(/^Frame 3, sent, close/)).toBeVisible()
})

test('practice:/drop: 1006, which never travelled', async ({ workbench }) => {
  await workbench.open()
  await workbench.choosePractice('practice:/drop')
  await workbench.connect.click()
  const close = workbench.part('Close')
  await expect(close.getByRole('heading')).toContainText('1006')
  await expect(close.getByText('no code travelled')).toBeVisible()
  await expect(close.getByText('TCP end (FIN)', { exact: true })).toBeVisible()
})

for (const url of ['practice:/silent', 'practice:/slow-head']) {
  test(`${url}: the page says what it waits for, and Stop ends the wait`, async ({ workbench }) => {
    await workbench.open()
    await workbench.choosePractice(url)
    await workbench.connect.click()
    await expect(workbench.attempt.getByRole('list', { name: 'Phases' }).getByRole('listitem').last()).toContainText('Response')
    await workbench.stop.click()
    await expect(workbench.attempt.getByText('Stopped', { exact: true }).first()).toBeVisible()
    await expect(workbench.connect).toBeEnabled()
  })
}
