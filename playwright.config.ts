import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/setup/browser.mjs'

const port = Number(process.env.E2E_PORT ?? 3210)
// The configuration is read once a process; the folder is shared by all of them through the environment.
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'sockscope-e2e-'))
const data = process.env.E2E_DATA_DIR

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.E2E_ADDRESS ?? `http://127.0.0.1:${port}`,
    // A trace of every test costs a third of the time: it is asked for when a failure is looked into (E2E_TRACE=1).
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: await findBrowser(),
      args: [
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }, grepInvert: /@phone/ },
    { name: 'phone', use: { ...devices['Desktop Chrome'], viewport: { width: 390, height: 844 } }, grep: /@phone/ },
  ],
  webServer: process.env.E2E_ADDRESS
    ? undefined
    : {
        command: `node scripts/start.mjs`,
        url: `http://127.0.0.1:${port}/api/health`,
        env: {
          PORT: String(port),
          HOST: '127.0.0.1',
          DATA_DIR: path.join(data, 'data'),
          XDG_CONFIG_HOME: path.join(data, 'config'),
          LOG_LEVEL: 'warn',
        },
        reuseExistingServer: false,
        timeout: 60_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
      },
})
