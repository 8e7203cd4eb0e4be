import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { goHttp } from './go-http'

testPack(goHttp, {
  'go-http/no-route': {
    shown: { 'gorilla’s server': recorded('gorilla-main/wrong_path'), 'x/net’s server': recorded('x-net-handler/wrong_path') },
    not: { aiohttp: recorded('aiohttp/wrong_path'), Cowboy: recorded('cowboy2/wrong_path') },
    confidence: 'possible',
  },
})
