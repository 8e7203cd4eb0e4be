import { describe, expect, it } from 'vitest'
import { wrongRecipe } from './accept-recipes'

const KEY = 'AQIDBAUGBwgJCgsMDQ4PEA=='

describe('wrongRecipe', () => {
  it.each([
    ['keyEchoed', 'AQIDBAUGBwgJCgsMDQ4PEA=='],
    ['caseLost', 'c/0nmhhbztsrgr1cwl6tf4zjwpy='],
    ['paddingLost', 'C/0nmHhBztSRGR1CwL6Tf4ZjwpY'],
    ['urlAlphabet', 'C_0nmHhBztSRGR1CwL6Tf4ZjwpY='],
    ['sampleValue', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
    ['keyOnly', 'AoUHQ/SIDx7UGoJfntmdDFhMbkw='],
    ['guidOnly', 'Kfh9QIsMVZcl6xEPYxPHzW8SZ8w='],
    ['decodedKey', 'bEfV+wz3VbH2dDULZ6tmAKA+vqk='],
    ['lowerCaseGuid', 'Te/ygyPnHaeYkWaMdUhAaxhmtM4='],
    ['lineEndIncluded', 'W9p/JMkYF6QcHFX1QlnbrHN6VI0='],
    ['hexDigest', '0bfd27987841ced491191d42c0be937f8663c296'],
    ['hexDigestEncoded', 'MGJmZDI3OTg3ODQxY2VkNDkxMTkxZDQyYzBiZTkzN2Y4NjYzYzI5Ng=='],
  ] as const)('recognises %s', (recipe, received) => {
    expect(wrongRecipe(KEY, received)).toBe(recipe)
  })

  it('recognises nothing in a value that no recipe gives', () => {
    expect(wrongRecipe(KEY, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')).toBeNull()
  })
})
