import { describe, expect, it } from 'vitest'
import { jsonLines, jsonParts } from './json-lines'

describe('jsonLines', () => {
  it('finds what stands between brackets by indentation', () => {
    const [object] = jsonLines('{\n  "a": 1,\n  "b": [\n    2\n  ],\n  "c": {}\n}')
    expect(object?.text).toBe('{')
    expect(object?.children?.map((line) => line.text)).toEqual(['"a": 1,', '"b": [', '"c": {}'])
    expect(object?.children?.[1]).toEqual({ text: '"b": [', children: [{ text: '2', children: null, close: '' }], close: '],' })
  })
  it('keeps repeated names and long numbers as they are', () => {
    const [object] = jsonLines('{\n  "n": 12345678901234567890,\n  "n": 1.0\n}')
    expect(object?.children?.map((line) => line.text)).toEqual(['"n": 12345678901234567890,', '"n": 1.0'])
  })
  it('is not led astray by a string that ends in a bracket', () => {
    expect(jsonLines('[\n  "{"\n]')[0]?.children).toEqual([{ text: '"{"', children: null, close: '' }])
  })
  it('keeps what was cut', () => {
    expect(jsonLines('{\n  "a": [')[0]).toEqual({ text: '{', children: [{ text: '"a": [', children: [], close: '…' }], close: '…' })
  })
})

describe('jsonParts', () => {
  it('tells name, value and comma apart', () => {
    expect(jsonParts('"a\\"b": "x: y",')).toEqual({ name: '"a\\"b": ', value: '"x: y"', comma: ',' })
    expect(jsonParts('true')).toEqual({ name: '', value: 'true', comma: '' })
  })
})
