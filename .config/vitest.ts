import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const WORKERD = 'test/runtime/workerd/**/*.test.ts'
/** Tests that drive a browser. `.ci/run` sees to it that there is one. */
const BROWSER = ['test/web/{browser,workerd}.test.ts', 'test/extension/{marks,options,popup,pictures}.test.ts']
const hasBrowser = existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium')
if (!hasBrowser) console.warn('Tests in a browser are left out: there is no /usr/bin/chromium. Install Chromium, or name one in the CHROMIUM variable.')

/** Two projects in one run: nearly everything on Node, and a handful inside workerd with the bindings of wrangler.toml and a real D1. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          // Child processes, training and slow readers share two cores with everything else: what takes three seconds alone has taken forty.
          testTimeout: 120_000,
          // Test files share the modules of their worker: reading the word lists anew for each of them takes longer than many of the tests.
          isolate: false,
          // Commands that tests start compile the sources once for all of them.
          env: { NODE_COMPILE_CACHE: join(tmpdir(), 'nostrum-compile-cache') },
          root: '.',
          include: ['test/**/*.test.ts'],
          exclude: [WORKERD, ...(hasBrowser ? [] : BROWSER)],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations('src/store/migrations'),
                NOSTRUM_TOKENS: `keeper admin ${sha256('token-of-the-keeper')}`,
                // Scans go to a site on this machine, without the patience that a stranger's deserves.
                SCAN_CONTACT: 'tests@nostrum.example',
                SCAN_ALLOW_PRIVATE: '1',
                SCAN_LIMITS: JSON.stringify({ delay: 0, backoff: 50, milliseconds: 600, bytes: 1_000_000 }),
              },
              queueConsumers: {
                'nostrum-scans': { maxBatchSize: 5, maxBatchTimeout: 0.05, maxRetries: 5, deadLetterQueue: 'nostrum-scans-dead' },
                'nostrum-scans-dead': { maxBatchSize: 10, maxBatchTimeout: 0.05 },
              },
            },
          })),
        ],
        test: { name: 'workerd', root: '.', include: [WORKERD], globalSetup: ['test/crawl/serve-site.ts'] },
      },
    ],
  },
})
