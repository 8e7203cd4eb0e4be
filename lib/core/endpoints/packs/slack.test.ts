import { got, testPack } from '../../../testing/pack-tester'
import { slack } from './slack'

testPack(slack, {
  'slack/disconnect': {
    shown: {
      'a renewal': {
        url: 'wss://wss-primary.slack.com/link/?ticket=x',
        after: [got(1, { text: '{"type":"disconnect","reason":"refresh_requested","debug_info":{"host":"a"}}' })],
      },
    },
    not: { 'Action Cable': { after: [got(1, { text: '{"type":"disconnect","reason":"unauthorized","reconnect":false}' })] } },
    confidence: 'possible',
    mentions: ['refresh_requested'],
  },
})
