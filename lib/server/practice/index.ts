import 'server-only'

export type { Scenario } from './scenario'
export { SCENARIOS } from './scenarios'
