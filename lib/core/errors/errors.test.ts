import { expect, it } from 'vitest'
import { ConflictError, InputError, LimitError, NotFoundError, PolicyError } from './errors'

it('carries a code to branch on and a sentence for people', () => {
  const all = [
    new InputError('bad-url', 'not a URL', [{ path: 'request.url', message: 'url is "x": expected ws://' }]),
    new NotFoundError('no attempt "a"'),
    new ConflictError('stale-version', 'version is 3: expected 4'),
    new LimitError('body-too-large', 'the body is over 1 MiB'),
    new PolicyError('not-yours', 'belongs to another workspace'),
  ]
  expect(all.map((error) => [error.name, error.code])).toEqual([
    ['InputError', 'bad-url'],
    ['NotFoundError', 'not-found'],
    ['ConflictError', 'stale-version'],
    ['LimitError', 'body-too-large'],
    ['PolicyError', 'not-yours'],
  ])
})
it('names the field of each problem', () => {
  expect(new InputError('bad-input', 'no', [{ path: 'request.headers[3]', message: 'm' }]).problems).toEqual([
    { path: 'request.headers[3]', message: 'm' },
  ])
})
