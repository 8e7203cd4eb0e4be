import { describe, expect, it } from 'vitest'
import { powershell } from './powershell'

const read = (text: string) => {
  const { drafts, notes, problems } = powershell.read(text)
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return { draft: drafts[0], lines, notes: notes.map(({ code }) => code), problems: problems.map(({ message }) => message) }
}

/** As a browser of 2025 copies a request for PowerShell. */
const COPIED = `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0 (X11; Linux x86_64) Test/1.0"
$session.Cookies.Add((New-Object System.Net.Cookie("sid", "abc", "/", "a.example")))
$session.Cookies.Add((New-Object System.Net.Cookie("theme", "dark", "/", "a.example")))
Invoke-WebRequest -UseBasicParsing -Uri "https://a.example/socket?x=1&y=\`$2" \`
-WebSession $session \`
-Headers @{
"authority"="a.example"
  "method"="GET"
  "path"="/socket"
  "scheme"="https"
  "accept-language"="de;q=0.9"
  "X-Name"="caf$([char]233)"
}`

describe('powershell', () => {
  it('reads what a browser copies: URL, session, headers in their order, no pseudo fields', () => {
    expect(read(COPIED)).toMatchObject({
      draft: { url: 'wss://a.example/socket?x=1&y=$2' },
      lines: [
        'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Test/1.0',
        'Cookie: sid=abc; theme=dark',
        'accept-language: de;q=0.9',
        'X-Name: caf\u00e9',
      ],
      notes: ['pseudo-fields', 'scheme-mapped'],
      problems: [],
    })
  })
  it('reads what people type', () => {
    expect(read("PS C:\\> iwr 'wss://a/x' -Headers @{ Authorization = 'Bearer t' } -SkipCertificateCheck -TimeoutSec 5")).toMatchObject({
      draft: { url: 'wss://a/x', network: { verify: false, timeouts: { connect: 5000 } } },
      lines: ['Authorization: Bearer t'],
    })
    expect(read('irm -Uri:ws://a -UserAgent x -ContentType y -Token z -Proxy http://p:1').lines).toEqual([
      'User-Agent: x',
      'Content-Type: y',
      'Authorization: Bearer z',
    ])
  })
  it('says what it leaves out, and what is missing', () => {
    expect(read('iwr ws://a -Method POST -Body x -OutFile y').notes).toEqual(['option-ignored', 'option-ignored'])
    expect(read('iwr -Headers $h ws://a').problems).toEqual(['-Headers is "$h": expected a table @{ "Name" = "value" }'])
    expect(read('iwr -InFile b.txt ws://a').problems).toEqual(['-InFile names "b.txt": files of another machine cannot be read'])
    expect(read('Invoke-WebRequest -UseBasicParsing').problems).toEqual(['The command has no -Uri: expected the URL to ask'])
    expect(read('iwr ws://a -Uri').problems).toEqual(['-Uri has no value: expected one after it'])
    expect(read('iwr ftp://a').problems).toEqual(['The URL is "ftp://a": expected ws://, wss://, http:// or https://'])
  })
  it('is recognised by its commands', () => {
    expect([COPIED, 'iwr x', 'Invoke-RestMethod x', 'invoke x', 'air x'].map(powershell.detect)).toEqual([true, true, true, false, false])
  })
})
