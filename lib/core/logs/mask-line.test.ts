import { expect, it } from 'vitest'
import { maskLine } from './mask-line'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'

it.each([
  [
    `java -jar agent.jar -url https://ci/ -secret ${SECRET} -name a -webSocket`,
    'java -jar agent.jar -url https://ci/ -secret ******** -name a -webSocket',
  ],
  ['> Authorization: Bearer abc.def', '> Authorization: ********'],
  ['> Secret-Key: abc', '> Secret-Key: ********'],
  ['< Set-Cookie: JSESSIONID.1234abcd=node01; Path=/', '< Set-Cookie: ********'],
  ['INFO Connecting to wss://r/v3/connect with token mqz5pxj75t2', 'INFO Connecting to wss://r/v3/connect with token ********'],
  ['-proxyCredentials user:hunter2 x', '-proxyCredentials ******** x'],
  [`incorrect secret for a: ${SECRET}`, 'incorrect secret for a: ********'],
  ['{"Cookie":"R_SESS=token-x:y","a":1}', '{"Cookie":"********","a":1}'],
  ['JENKINS_SECRET=abc JENKINS_URL=https://ci', 'JENKINS_SECRET=******** JENKINS_URL=https://ci'],
  ['wscat -c wss://h -H "Authorization: Basic dTpw"', 'wscat -c wss://h -H "Authorization: ********"'],
  ['R_SESS=token-x7k2p:9q4hxjzvwd8s6bnlrcmft5gk2pzq7w', 'R_SESS=********'],
])('masks %s', (line, shown) => {
  expect(maskLine(line)).toBe(shown)
})

it('masks a token in a query', () => {
  expect(maskLine('url="wss://r/v1/connectbackend?token=eyJhbGciOiJSUzI1NiJ9.eyJ4IjoxfQ.c2ln"')).not.toContain('eyJ')
  expect(maskLine('GET /ws?access_token=hunter22 HTTP/1.1')).not.toContain('hunter22')
})

it('leaves what is no secret', () => {
  for (const line of ['SEVERE: Handshake error.', 'Caused by: X: Response code was not 101: 403.', 'host: "ci.example.com", status: 403'])
    expect(maskLine(line)).toBe(line)
})

it('takes long hostile lines in bounded time', () => {
  for (const unit of ['a=', '-secret ', 'a:"', '"', "'", 'Bearer '])
    expect(maskLine(unit.repeat(4_096 / unit.length)).length).toBeLessThan(100_000)
})
