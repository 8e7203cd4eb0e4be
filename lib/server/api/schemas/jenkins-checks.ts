import 'server-only'
import { z } from 'zod'
import { CHECKS } from '@/lib/core/jenkins/judge-check'
import { id, named } from './common'
import { networkDraft, requestDraft } from './draft'

export const checksBody = z.strictObject({
  request: requestDraft.optional().describe("An agent's draft; its URL, credentials and way are used"),
  jenkinsUrl: z.string().max(2_048).optional().describe('Root of the controller, instead of a draft'),
  nodeName: z.string().max(1_024).optional(),
  secret: z.string().max(1_024).optional().describe('64 lower-case hex digits; sent once, in the dry run'),
  network: networkDraft.optional(),
  checks: z.array(z.enum(CHECKS)).max(CHECKS.length).optional().describe('Which to run; default: all, in this order'),
})

export const checksAnswer = named(
  'JenkinsChecks',
  z.object({
    root: z.string(),
    checks: z.array(
      z.object({
        id: z.enum(CHECKS),
        title: z.string(),
        sideEffect: z.string(),
        state: z.enum(['good', 'bad', 'note', 'skipped']).describe('`bad`: agents fail for it; `note`: they do not mind'),
        says: z.string(),
        advice: z.string().nullable(),
        attemptId: id.nullable(),
        status: z.int().nullable(),
      }),
    ),
    configured: z
      .object({
        nodeName: z.string().nullable(),
        url: z.string().nullable(),
        tunnel: z.string().nullable(),
        webSocket: z.boolean(),
        workDir: z.string().nullable(),
      })
      .nullable()
      .describe('How the node is set up, decrypted from its jenkins-agent.jnlp'),
  }),
  'What an agent meets at a controller, page by page. No check brings a node online',
)
