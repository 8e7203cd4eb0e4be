import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { gcp } from './gcp'

const PAGE =
  '<html><head>\n<meta http-equiv="content-type" content="text/html;charset=utf-8">\n<title>502 Server Error</title>\n</head>\n<body>\n<h1>Error: Server Error</h1>\n<h2>The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds.</h2>\n</body></html>\n'

testPack(gcp, {
  'gcp/server-error': {
    shown: { 502: { response: ['HTTP/1.1 502 Bad Gateway', `Content-Length: ${PAGE.length}`], body: PAGE } },
    not: { nginx: recorded('nginx-1.22/backend-refused') },
    confidence: 'possible',
  },
  'gcp/no-rule': {
    shown: {
      404: {
        response: ['HTTP/1.1 404 Not Found', 'Via: 1.1 google', 'Content-Length: 78'],
        body: 'response 404 (backend NotFound), service rules for [ /chat ] non-existent \n    ',
      },
    },
  },
  'gcp/upgrade-not-passed-on': {
    shown: {
      'ws behind it': { response: ['HTTP/1.1 426 Upgrade Required', 'Via: 1.1 google', 'Content-Length: 16'], body: 'Upgrade Required' },
    },
    not: { 'ws alone': recorded('captures/ws/plain') },
    confidence: 'likely',
  },
})
