import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What looks decide: colours, sizes, what scrolls. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']

/**
 * What axe has to say against a page: rule, and the first place.
 *
 * @param only `looks` where the page itself was judged already, in other colours or another width
 */
export async function faultsOf(page: Page, only: 'everything' | 'looks' = 'everything'): Promise<string[]> {
  // Goes in past the page's own policy, which forbids scripts from elsewhere.
  await page.evaluate(SCRIPT)
  const runOnly = only === 'looks' ? { type: 'rule', values: LOOKS } : { type: 'tag', values: RULES }
  const { violations } = await page.evaluate((options) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options), { runOnly })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary?.slice(0, 300)}`)
}
