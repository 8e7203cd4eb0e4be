import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { azure } from './azure'

const page = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>\r\n`
const gateway = (title: string) => ({
  response: [`HTTP/1.1 ${title}`, 'Server: Microsoft-Azure-Application-Gateway/v2', `Content-Length: ${page(title).length}`],
  body: page(title),
})

testPack(azure, {
  'azure/application-gateway-forbidden': { shown: { WAF: gateway('403 Forbidden') }, not: { nginx: recorded('nginx-1.22/denied') } },
  'azure/application-gateway-bad-gateway': {
    shown: { 502: gateway('502 Bad Gateway') },
    not: { nginx: recorded('nginx-1.22/backend-refused') },
  },
  'azure/front-door-cached-route': {
    shown: {
      'a page from a cached route': {
        response: ['HTTP/1.1 400 Bad Request', 'X-Azure-Ref: 0abc', 'X-Cache: TCP_MISS', 'Content-Length: 0'],
      },
    },
    not: { 'no Front Door': { response: ['HTTP/1.1 400 Bad Request', 'X-Cache: MISS', 'Content-Length: 0'] } },
    confidence: 'possible',
  },
  'azure/front-door-unavailable': {
    shown: {
      503: {
        response: ['HTTP/1.1 503 Service Unavailable', 'X-Azure-Ref: 0abc', 'Content-Length: 48'],
        body: "<h2>Our services aren't available right now</h2>",
      },
    },
  },
  'azure/upgrade-not-passed-on': {
    shown: {
      'ws behind it': { response: ['HTTP/1.1 426 Upgrade Required', 'X-Azure-Ref: 0abc', 'Content-Length: 16'], body: 'Upgrade Required' },
    },
    not: { 'ws alone': recorded('captures/ws/plain') },
    confidence: 'likely',
  },
})
