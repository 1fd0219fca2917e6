/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from '@cloudflare/vitest-plugin'
import type { D1Database } from '@cloudflare/workers-types'

/** Bindings of wrangler.toml, and what .config/vitest.ts adds. */
export interface TestEnv {
  readonly DB: D1Database
  readonly TEST_MIGRATIONS: D1Migration[]
}
