import { afterEach, beforeEach, expect, it } from 'vitest'
import { POST as probe } from '@/app/api/jenkins/tcp/route'
import { listAudit } from '@/lib/server/store/people/audit'
import { call, type TestServer, testServer } from '@/lib/testing/session-kit'

let server: TestServer
beforeEach(() => {
  server = testServer()
})
afterEach(() => server.stop())

it('T-45: writes down who probed what, and what came of it', async () => {
  expect((await call(probe, '/api/jenkins/tcp', { body: { host: '169.254.169.254', port: 50000, answerMs: 50 } })).status).toBe(200)
  expect(listAudit(server.workspaceId, null, 5)).toMatchObject([
    { person: 'Me', action: 'jenkins.probe', subject: '169.254.169.254:50000', detail: { outcome: 'blocked' } },
  ])
})
