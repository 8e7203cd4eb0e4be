import { hexEncode } from '../core/bytes/hex'
import { latin1Encode } from '../core/bytes/latin1'
import type { Conversation, Step } from './pack-tester'
import { RECORDINGS } from './recordings'

/**
 * A recorded conversation by its name, such as `gorilla-main/foreign_origin`, for the tests of packs. What came after a 101 comes
 * 100 ms after it, behind what was sent then. Throws where there is no such recording.
 */
export function recorded(name: string, more: Partial<Conversation> = {}): Conversation {
  const recording = RECORDINGS.find((one) => one.name === name)
  if (!recording) throw new Error(`There is no recording named ${name}`)
  const { request, response, later, closed } = recording
  const host = /^host: *(\S+)/im.exec(request)?.[1] ?? '127.0.0.1'
  const isOpen = /^HTTP\/1\.\d 101 /.test(response)
  const end = isOpen ? response.indexOf('\r\n\r\n') + 4 : response.length
  const sent: Step[] = later === '' ? [] : [{ at: 50, from: 'us', octets: hexEncode(latin1Encode(later)) }]
  const rest: Step[] = end < response.length ? [{ at: 100, from: 'endpoint', raw: response.slice(end) }] : []
  return {
    url: `ws://${host}${request.split(' ')[1] ?? '/'}`,
    request,
    response: response === '' ? null : response.slice(0, end),
    after: [...sent, ...rest],
    ...(closed ? { ended: { at: 200 } } : {}),
    ...more,
  }
}
