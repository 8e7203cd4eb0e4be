import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const PURE = ['lib/core/**/*.test.ts', 'lib/client/**/*.test.{ts,tsx}', 'components/**/*.test.{ts,tsx}']

export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      // `server-only` throws outside React's server condition; tests of lib/server run in plain Node.
      'server-only': path.join(import.meta.dirname, 'lib/testing/server-only.ts'),
    },
  },
  test: {
    // A password takes half a second to hash, several on a busy machine, and tests sign in before they begin.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        // What keeps no state between tests shares one module graph a worker, which is ten times as fast as one a file.
        extends: true,
        test: { name: 'pure', include: PURE, environment: 'node', pool: 'threads', isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['lib/**/*.test.ts', 'scripts/**/*.test.ts', 'app/**/*.test.ts'],
          exclude: PURE,
          environment: 'node',
        },
      },
    ],
  },
})
