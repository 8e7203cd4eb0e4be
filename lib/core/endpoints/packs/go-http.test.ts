import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { goHttp } from './go-http'

testPack(goHttp, {
  'go-http/no-route': {
    shown: { 'gorilla’s server': recorded('gorilla-main/wrong_path'), 'x/net’s server': recorded('x-net-handler/wrong_path') },
    not: { aiohttp: recorded('aiohttp/wrong_path'), Cowboy: recorded('cowboy2/wrong_path') },
    confidence: 'possible',
  },
  'go-http/bad-request': {
    shown: {
      'no Host': recorded('caddy-2.6/no-host'),
      'a line without a colon': recorded('caddy-2.6/bad-header'),
      'no Host, to a reverse proxy': recorded('go-reverse-proxy/n_no_host'),
    },
    not: { 'ws: Bad Request': recorded('ws-proto/f_wrong_path') },
    confidence: 'certain',
  },
})
