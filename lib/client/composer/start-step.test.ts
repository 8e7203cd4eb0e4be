import { expect, it } from 'vitest'
import { recipesFor } from '../../core/before/recipes'
import { composerOf, draftOf } from './composer'
import { withRecipe } from './start-step'

const recipe = (id: string) => {
  const found = recipesFor('wss://a.test/hub').find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

it('adds the step, the parameters and the lines of a recipe', () => {
  const composer = composerOf({ url: 'wss://a.test/hub', headers: [['Host', 'a.test']] }, [])
  expect(withRecipe(composer, recipe('signalr')).url).toBe('wss://a.test/hub?id={{connectionToken}}')
  const crumb = draftOf(withRecipe(composer, recipe('jenkins-crumb')))
  expect(crumb.before).toEqual([recipe('jenkins-crumb').step])
  expect(crumb.headers).toMatchObject([
    { line: 'Host: a.test' },
    { line: 'Jenkins-Crumb: {{crumb}}' },
    { line: 'Authorization: Basic {{secret:jenkins-basic}}' },
  ])
})

it('adds no line of a field that is there', () => {
  const composer = composerOf({ url: 'wss://a.test/', headers: [['AUTHORIZATION', 'x']] }, [])
  expect(draftOf(withRecipe(composer, recipe('oauth2'))).headers).toEqual([{ line: 'AUTHORIZATION: x' }])
})
