import http2 from 'node:http2'
import { expect, it } from 'vitest'
import { errorName, FRAME, settingName } from './names'

it('names parameters of SETTINGS, and gives the number of one it does not know', () => {
  expect([settingName(8), settingName(1), settingName(0x2a)]).toEqual(['ENABLE_CONNECT_PROTOCOL', 'HEADER_TABLE_SIZE', '0x2a'])
})

it('names the error codes as Node knows them (RFC 9113 §7)', () => {
  const { constants } = http2
  expect(errorName(constants.NGHTTP2_REFUSED_STREAM)).toBe('REFUSED_STREAM')
  expect(errorName(constants.NGHTTP2_HTTP_1_1_REQUIRED)).toBe('HTTP_1_1_REQUIRED')
  expect(errorName(constants.NGHTTP2_ENHANCE_YOUR_CALM)).toBe('ENHANCE_YOUR_CALM')
  expect(errorName(99)).toBe('0x63')
})

it('knows the types of frames (RFC 9113 §6)', () => {
  expect(Object.values(FRAME)).toEqual([0, 1, 3, 4, 6, 7, 8, 9])
})
