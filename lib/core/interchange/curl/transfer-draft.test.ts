import { describe, expect, it } from 'vitest'
import type { ImportNote, ImportProblem } from '../import-result'
import { posixWords } from '../shell/posix-words'
import { readCommand } from './command'
import { transferDraft } from './transfer-draft'

const read = (text: string) => {
  const notes: ImportNote[] = []
  const problems: ImportProblem[] = []
  const [transfer] = readCommand(posixWords(text).words).transfers
  const url = transfer?.urls[0]
  if (transfer === undefined || url === undefined) throw new Error('no transfer')
  const draft = transferDraft(transfer, url, notes, problems)?.draft
  return {
    draft,
    notes: notes.map((note) => note.code),
    problems: problems.map(({ message, start, end }) => [message, text.slice(start, end)]),
  }
}
const lines = (text: string) => read(`ws://a ${text}`).draft?.headers

describe('transferDraft', () => {
  it('keeps header lines as typed', () => {
    expect(lines("-H 'Secret-Key:SECRET' -H 'A:  b ' -H 'A: b' -H 'Empty;'")).toEqual([
      { line: 'Secret-Key:SECRET' },
      { line: 'A:  b ' },
      { line: 'A: b' },
      { line: 'Empty:' },
    ])
  })
  it('writes the lines of other options in their place', () => {
    expect(lines('-H A:b -u user:pw -b c=d -A ua -e http://r/ --oauth2-bearer tok')).toEqual([
      { line: 'A:b' },
      { line: 'Authorization: Basic dXNlcjpwdw==' },
      { line: 'Cookie: c=d' },
      { line: 'User-Agent: ua' },
      { line: 'Referer: http://r/' },
      { line: 'Authorization: Bearer tok' },
    ])
  })
  it('sends no line for a header that is taken away or has no colon, and says so', () => {
    expect(read("ws://a -H 'Accept:' -H 'Odd'")).toMatchObject({ draft: { headers: [] }, notes: ['header-removed', 'header-not-sent'] })
  })
  it.each([
    ['http://a/x', 'ws://a/x', ['scheme-mapped']],
    ['https://a/x', 'wss://a/x', ['scheme-mapped']],
    ['a/x', 'ws://a/x', ['scheme-assumed']],
    ['wss://a/x', 'wss://a/x', []],
  ])('maps %s to %s', (typed, url, notes) => expect(read(typed)).toMatchObject({ draft: { url }, notes }))
  it('refuses another scheme, pointing at the URL', () => {
    expect(read('-k ftp://a').problems).toEqual([['The URL is "ftp://a": expected http://, https://, ws:// or wss://', 'ftp://a']])
  })
  it('reads the network', () => {
    expect(
      read('https://a -k -x proxy:3128 -U u:p -4 --connect-timeout 2.5 -m 30 --tlsv1.2 --tls-max 1.3 -L --max-redirs 99 --unix-socket /s')
        .draft,
    ).toEqual({
      url: 'wss://a',
      headers: [],
      network: {
        verify: false,
        proxy: 'http://u:p@proxy:3128',
        socketPath: '/s',
        family: 4,
        timeouts: { connect: 2500 },
        minTls: '1.2',
        maxTls: '1.3',
      },
      session: { closeAfterMs: 30_000 },
    })
  })
  it('says what it leaves out: redirects, proxies of other kinds, without their password', () => {
    const { draft, notes } = read('ws://a -L --max-redirs 3 -x socks4://u:secret@proxy:3128')
    expect(draft).toEqual({ url: 'ws://a', headers: [] })
    expect(notes).toEqual(['redirects-not-followed', 'redirects-not-followed', 'proxy-left-out'])
  })
  it('takes the last proxy, as curl does', () => {
    expect(read('ws://a -x http://first:1 --socks5-hostname last:2').draft?.network).toEqual({ proxy: 'socks5h://last:2' })
  })
  it.each([
    ['https://a.example', '--resolve a.example:443:10.0.0.1', '10.0.0.1:443'],
    ['https://A.example:8443', '--resolve +a.example:8443:[::1],10.0.0.1', '[::1]:8443'],
    ['https://a.example', '--resolve a.example:443:fd00::1', '[fd00::1]:443'],
    ['http://a.example', '--connect-to ::b.example:8080', 'b.example:8080'],
    ['http://a.example', '--connect-to a.example:80::8080', 'a.example:8080'],
    ['http://a.example', '--connect-to a.example:80:b.example:', 'b.example:80'],
  ])('for %s, %s connects to %s', (url, option, connectTo) => expect(read(`${url} ${option}`).draft?.network).toEqual({ connectTo }))
  it('leaves out a rerouting of another host', () => {
    expect(read('https://a --resolve b:443:10.0.0.1')).toMatchObject({ draft: { headers: [] }, notes: ['scheme-mapped', 'option-ignored'] })
  })
  it('reads data as a body, or as a query with -G', () => {
    expect(read('ws://a -d x=1 --data-raw @y --data-urlencode "z=a b&c"')).toMatchObject({
      draft: { method: 'POST', body: 'x=1&@y&z=a%20b%26c' },
      notes: ['body'],
    })
    expect(read('ws://a/?q -G -d x=1').draft).toEqual({ url: 'ws://a/?q&x=1', headers: [] })
    expect(read('ws://a --json {}').draft).toEqual({
      url: 'ws://a',
      headers: [{ line: 'Content-Type: application/json' }, { line: 'Accept: application/json' }],
      method: 'POST',
      body: '{}',
    })
  })
  it('reads method, target and version', () => {
    expect(read('ws://a -X PUT --request-target /y --http1.0').draft).toEqual({
      url: 'ws://a',
      headers: [],
      method: 'PUT',
      target: '/y',
      httpVersion: '1.0',
    })
    expect(read('ws://a -X GET').draft).toEqual({ url: 'ws://a', headers: [] })
    expect(read('ws://a --http2').notes).toEqual(['http-version'])
  })
  it('refuses files and bad values, pointing at the words', () => {
    expect(read('ws://a -d @body.txt -b jar.txt -H @h.txt -m soon').problems).toEqual([
      ['-d names the file "body.txt": files of another machine cannot be read, give its text', '-d @body.txt'],
      ['-b names the file "jar.txt": files of another machine cannot be read, give the cookies as name=value', '-b jar.txt'],
      ['-H names the file "h.txt": give its lines one by one', '-H @h.txt'],
      ['-m is "soon": expected a number of seconds', '-m soon'],
    ])
    expect(
      read('ws://a --json @j.json --data-urlencode x@y.txt --url-query @q -F f=@up.bin;type=x -F g=<in').problems.map(([said]) => said),
    ).toEqual([
      '--json names the file "j.json": files of another machine cannot be read, give its text',
      '--data-urlencode "x@y.txt" names a file: give its text',
      '--url-query names the file "q": give its text',
      '-F names the file "up.bin": files of another machine cannot be read, and an opening handshake has no form',
    ])
    expect(read("ws://a -F 'a=b'").notes).toEqual(['option-ignored'])
  })
  it('reads a URL whose ranges were escaped, as browsers copy it', () => {
    expect(read("'ws://a/\\[1\\]?x=\\{y\\}'").draft?.url).toBe('ws://a/[1]?x={y}')
  })
})
