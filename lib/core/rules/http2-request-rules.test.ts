import { expect, it } from 'vitest'
import { HTTP2_REQUEST_RULES } from './http2-request-rules'
import { HTTP2_RULES } from './http2-rules'
import { isOfOurRequest } from './rule'

it('holds the rules of HTTP/2 about what we send, and no other', () => {
  expect(HTTP2_REQUEST_RULES).toEqual(HTTP2_RULES.filter(({ id }) => isOfOurRequest(id)))
})
