import { expect, it } from 'vitest'
import { embeddedIPv4 } from './embedded'
import { formatIPv4, parseAddress } from './literal'

const found = (text: string) => embeddedIPv4(parseAddress(text) ?? new Uint8Array()).map(formatIPv4)

it.each([
  ['::ffff:169.254.169.254', ['169.254.169.254']],
  ['::ffff:0:127.0.0.1', ['127.0.0.1']],
  ['::7f00:1', ['127.0.0.1']],
  ['64:ff9b::a9fe:a9fe', ['169.254.169.254']],
  ['64:ff9b:1:a9fe:a9:fe00::', ['169.254.169.254', '0.0.0.0']],
  ['2002:7f00:1::1', ['127.0.0.1']],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', ['192.0.2.45', '65.54.227.120']],
  ['fe80::5efe:10.0.0.1', ['10.0.0.1']],
  ['2a00::200:5efe:10.0.0.1', ['10.0.0.1']],
  ['::', []],
  ['::1', []],
  ['2001:db8::1', []],
  ['10.0.0.1', []],
])('T-04: %s carries %j', (text, expected) => expect(found(text)).toEqual(expected))
