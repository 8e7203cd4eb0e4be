import { describe, expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { plainText, wordsBeside } from './plain-text'

const read = (text: string) => plainText(utf8Encode(text))

describe('plainText', () => {
  it('removes tags, scripts and styles', () => {
    expect(read('<html><head><title>Error</title><style>a{b:c}</style></head>\r\n<body><pre>Cannot GET /x</pre></body></html>')).toBe(
      'Error Cannot GET /x',
    )
    expect(read('<SCRIPT src="a">alert("<b>")</SCRIPT>gone')).toBe('gone')
  })

  it('leaves text as it is, a lone "<" too', () => {
    expect(read('{"error":"a < b"}')).toBe('{"error":"a < b"}')
    expect(read('')).toBe('')
  })

  it('stops at a tag that does not end, and after 4096 octets', () => {
    expect(read('before <a href="')).toBe('before')
    expect(read('<script>never')).toBe('')
    expect(read('x'.repeat(5000))).toHaveLength(4096)
  })
})

describe('wordsBeside', () => {
  it('gives the words the other text does not have, whatever their case', () => {
    expect(wordsBeside('400 Bad Request: missing Größe', '400 bad request')).toEqual(['missing', 'größe'])
    expect(wordsBeside('Bad Request', 'bad request')).toEqual([])
  })
})
