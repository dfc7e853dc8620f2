import { defineConfig } from '@playwright/test';

const PORT = 7117;
const WAREHOUSE_PORT = process.env.DATA_MESH_WAREHOUSE_PORT ?? '54321';

/**
 * Journeys of people through the demo portal, as built. `CHROMIUM_PATH` names
 * the browser; `PLAYWRIGHT_URL` takes a portal that already runs;
 * `DATA_MESH_WAREHOUSE_PORT` is where its warehouse listens.
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: '.cache/e2e-results',
  // A busy machine takes its time. What never comes still fails, only later.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // The journeys share one portal and edit its worlds.
  workers: 1,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? `http://localhost:${PORT}`,
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: process.env.PLAYWRIGHT_URL
    ? undefined
    : {
        command: `node script/lib/serve-portal.mjs ${PORT} ${WAREHOUSE_PORT}`,
        url: `http://localhost:${PORT}/.backstage/health/v1/readiness`,
        timeout: 300_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
        stdout: 'pipe',
      },
});
