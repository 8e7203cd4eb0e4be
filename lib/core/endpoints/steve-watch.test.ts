import { expect, it } from 'vitest'
import { steveMessages } from './steve-watch'

it('starts a watch of a type alone', () => {
  expect(steveMessages({})).toEqual(['{"resourceType":"pod"}'])
  expect(steveMessages({ type: ' apps.deployment ', namespace: '' })).toEqual(['{"resourceType":"apps.deployment"}'])
})

it('stops it with every field repeated but the version', () => {
  expect(
    steveMessages({
      type: 'pod',
      namespace: 'default',
      id: 'default/a',
      selector: 'app=web',
      version: '812',
      mode: 'resource.changes',
      debounce: '1000',
      stop: 'Yes',
    }),
  ).toEqual([
    '{"resourceType":"pod","namespace":"default","id":"default/a","selector":"app=web","mode":"resource.changes","debounceMs":1000,"resourceVersion":"812"}',
    '{"resourceType":"pod","namespace":"default","id":"default/a","selector":"app=web","mode":"resource.changes","debounceMs":1000,"stop":true}',
  ])
})

it('sends a debounce that is no number as typed', () => {
  expect(steveMessages({ debounce: 'soon', stop: 'no' })).toEqual(['{"resourceType":"pod","debounceMs":"soon"}'])
})
