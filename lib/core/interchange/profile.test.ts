import { describe, expect, it } from 'vitest'
import { importText } from './index'
import { profile } from './profile'
import { writeCollectionFile, writeProfileFile } from './profile-file'

const content = {
  name: 'Agent',
  folder: '',
  tags: [],
  note: '',
  request: { url: 'ws://a/', headers: [['Secret-Key', 'hunter22'] as const] },
}

describe('a profile file that is pasted', () => {
  it('gives its draft, and asks for its secrets', () => {
    const result = importText(`\n${writeProfileFile(content)}`)
    expect(result).toMatchObject({
      format: 'profile',
      drafts: [{ url: 'ws://a/', headers: [['Secret-Key', '{{secret:secret-key}}']] }],
      notes: [{ text: 'Read from “Agent”; Import on the page Profiles keeps names and folders' }],
      placeholders: [{ token: '{{secret:secret-key}}', secret: true }],
      problems: [],
    })
  })
  it('gives the drafts of a file of several', () => {
    const many = Array.from({ length: 7 }, (_, n) => ({ ...content, name: `n${n}` }))
    const result = profile.read(writeCollectionFile(many))
    expect([result.drafts.length, result.notes[0]?.text]).toEqual([
      7,
      'Read from “n0”, “n1”, “n2”, “n3”, “n4” and 2 more; Import on the page Profiles keeps names and folders',
    ])
  })
  it('says what is wrong with it', () => {
    expect(profile.read(' {"sockscope":"profile","version":2} ')).toMatchObject({
      drafts: [],
      problems: [{ message: 'The version of the file is 2: this Sockscope reads version 1', start: 1, end: 36 }],
    })
  })
  it.each(['', 'GET / HTTP/1.1', '{"log":{}}', `${' '.repeat(2000)}{"sockscope"`])('leaves %j to others', (text) =>
    expect(profile.detect(text)).toBe(false),
  )
})
