import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { squid } from './squid'

testPack(squid, {
  'squid/own-answer': {
    shown: {
      'http_access deny': recorded('squid-5.7/reverse-denied'),
      'a peer that closed': recorded('squid-5.7/reverse-ws'),
      'a path where it wants a URL': recorded('squid-5.7/forward-origin-form'),
      'a dead server': recorded('squid-5.7/forward-absolute-dead'),
    },
    not: { 'an answer it passed on': recorded('squid-5.7/forward-absolute-ws') },
  },
  'squid/upgrade-not-passed-on': {
    shown: { 'in front of ws': recorded('squid-5.7/forward-absolute-ws') },
    not: { 'its own answer': recorded('squid-5.7/reverse-ws') },
  },
})
