import { expect, it } from 'vitest'
import { countOf, packsThatFit } from './pack-filter'

const entry = (id: string, says: string | null) =>
  ({
    id,
    says,
    confidence: 'likely',
    basis: 'measured',
    layer: 'proxy',
    cause: null,
    remedy: 'Set it.',
    snippets: [],
    source: 'a test',
  }) as const
const PACKS = [
  { id: 'nginx', title: 'nginx', diagnoses: [entry('nginx/idle', 'it closes after 60 s'), entry('nginx/large', null)] },
  { id: 'jenkins', title: 'Jenkins', diagnoses: [entry('jenkins/wrong-secret', null)] },
]

it('keeps the diagnoses in which every word occurs, and no empty pack', () => {
  expect(packsThatFit(PACKS, 'NGINX closes').map(({ id, diagnoses }) => [id, diagnoses.map((one) => one.id)])).toEqual([
    ['nginx', ['nginx/idle']],
  ])
  expect(countOf(packsThatFit(PACKS, 'jenkins/wrong-secret'))).toBe(1)
  expect(countOf(packsThatFit(PACKS, ''))).toBe(3)
  expect(packsThatFit(PACKS, 'nothing of it')).toEqual([])
})
