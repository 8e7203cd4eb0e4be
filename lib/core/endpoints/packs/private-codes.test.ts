import { got, testPack } from '../../../testing/pack-tester'
import { privateCodes } from './private-codes'

testPack(privateCodes, {
  'private-codes/application': {
    shown: {
      'like a 401': { after: [got(1, { close: [4401, 'token expired'] })] },
      'a number of its own': { after: [got(1, { close: [4242] })] },
    },
    not: { '1008': { after: [got(1, { close: [1008] })] }, '5000': { after: [got(1, { close: [5000] })] } },
    confidence: 'possible',
    mentions: [/4401, with the reason "token expired"; possibly it means missing or wrong credentials|private code 4242/],
  },
  'private-codes/library': {
    shown: { registered: { after: [got(1, { close: [3003] })] }, another: { after: [got(1, { close: [3999, 'x'] })] } },
    not: { private: { after: [got(1, { close: [4000] })] } },
    confidence: 'possible',
  },
})
