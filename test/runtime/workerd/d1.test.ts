import { applyD1Migrations, env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { createD1Store, openD1 } from '../../../src/store/d1.ts'
import { createScanStore } from '../../../src/store/scans.ts'
import { describeStore } from '../../store/contract.ts'
import { describeFeedback } from '../../store/feedback-contract.ts'
import { describeLists } from '../../store/lists-contract.ts'
import { describePages } from '../../store/pages-contract.ts'
import { describeScanStore } from '../../store/scans-contract.ts'
import type { TestEnv } from './env.ts'

const { DB, TEST_MIGRATIONS } = env as TestEnv

test('is not ready before its migrations', async () => {
  await expect(createD1Store(DB).ready()).rejects.toThrow(/verdicts/)
})

async function open() {
  await applyD1Migrations(DB, TEST_MIGRATIONS)
  return createD1Store(DB)
}

describeStore('D1', open)
describePages('D1', open)
describeFeedback('D1', open)
describeScanStore('D1', async () => {
  await applyD1Migrations(DB, TEST_MIGRATIONS)
  return createScanStore(openD1(DB))
})
describeLists('D1', open)
