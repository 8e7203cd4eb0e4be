import { expect, it } from 'vitest'
import { urlOf } from './url-of'

it.each([
  [{ url: ' wss://a/x ' }, 'wss://a/x'],
  [{ url: { raw: 'wss://{{host}}/x?y=1', host: ['ignored'] } }, 'wss://{{host}}/x?y=1'],
  [
    {
      url: {
        protocol: 'wss',
        host: ['a', 'example'],
        port: '8443',
        path: ['x', 'y'],
        query: [
          { key: 'k', value: 'v' },
          { key: 'n', value: null },
          { key: 'd', value: 'e', disabled: true },
        ],
      },
    },
    'wss://a.example:8443/x/y?k=v&n',
  ],
  [{ url: { host: '{{base}}', path: '/x' } }, '{{base}}/x'],
  [
    {
      url: {
        raw: 'wss://a/:room/:id?x=:id',
        variable: [
          { key: 'room', value: 'blue' },
          { key: 'id', value: '' },
        ],
      },
    },
    'wss://a/blue/{{id}}?x=:id',
  ],
  [{ url: { raw: 'wss://a:80/x', variable: [{ key: 'x', value: 'y' }] } }, 'wss://a:80/x'],
  [{ url: { host: [1, {}, 'a'], path: { length: 3 } } }, 'a'],
  [{ url: null }, ''],
  [{}, ''],
])('reads %j', (request, url) => expect(urlOf(request)).toBe(url))
