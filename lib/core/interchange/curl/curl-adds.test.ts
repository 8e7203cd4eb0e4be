import { describe, expect, it } from 'vitest'
import { posixWords } from '../shell/posix-words'
import { readCommand } from './command'
import { curlAddsNote } from './curl-adds'
import { transferDraft } from './transfer-draft'

const note = (text: string) => {
  const [transfer] = readCommand(posixWords(text).words).transfers
  const url = transfer?.urls[0]
  const read = transfer && url && transferDraft(transfer, url, [], [])
  if (!read) throw new Error('no draft')
  const found = curlAddsNote(read)
  return found && { text: found.text, lines: found.apply?.headers?.map((entry) => ('line' in entry ? entry.line : '')) }
}

describe('curlAddsNote', () => {
  it('adds Host, User-Agent and Accept', () => {
    expect(note('ws://a:81/ -H X:y')).toEqual({
      text: 'curl itself would add Host: a:81, User-Agent: curl/8.5.0, Accept: */*',
      lines: ['Host: a:81', 'User-Agent: curl/8.5.0', 'Accept: */*', 'X:y'],
    })
  })
  it('moves Host to the front and writes it anew, other lines as typed', () => {
    expect(note("ws://a -H 'X:y' -H 'host:  b' -H 'Accept:' -A ''")).toEqual({
      text: 'curl itself would write host before the other lines',
      lines: ['Host: b', 'X:y'],
    })
  })
  it('orders the lines of options before those of -H', () => {
    expect(note('ws://a -H X:y -b c=d -e http://r -A ua -u u:p --compressed')?.lines).toEqual([
      'Host: a',
      'Authorization: Basic dTpw',
      'User-Agent: ua',
      'Accept: */*',
      'Accept-Encoding: deflate, gzip, br, zstd',
      'Referer: http://r',
      'Cookie: c=d',
      'X:y',
    ])
  })
  it('leaves a custom User-Agent and Accept where they stand', () => {
    expect(note("ws://a -H 'Host: a' -H 'X:y' -H 'accept: z' -H 'user-agent: w'")).toBeNull()
  })
  it('says nothing of lines curl would send as they are', () => {
    expect(note("ws://a -H 'Host: a' -A ua -H 'Accept:' -H X:y")).toBeNull()
  })
})
