/** Writes the skeleton of a signal: `npm run new-signal city-rotated-links`. */
import { existsSync, writeFileSync } from 'node:fs'

const [id = ''] = process.argv.slice(2)
const path = `src/signals/${id}.ts`

// Matches city-rotated-links; not testimonial2, CityLinks, links or no-author.
if (!/^(?!(?:no|bad|spam)-)[a-z]{2,20}(?:-[a-z]{2,20}){1,4}$/.test(id)) fail(`"${id}" is no id. Name the pattern seen as a noun phrase in lower case: city-rotated-links.`)
if (existsSync(path)) fail(`${path} exists already. Ids are never used twice.`)

writeFileSync(
  path,
  `import { hitEvidence } from './evidence.ts'
import { defineSignal, type SignalDocs } from './signal.ts'

export default defineSignal({
  id: '${id}',
  title: { en: '', 'zh-Hans': '', 'zh-Hant': '' },
  group: 'claims',
  points: 'spam',
  languages: ['zh', 'en'],
  status: 'preview',
  version: 1,
  kinds: [],
  full: 3,
  extract: (page) => hitEvidence(page, 'efficacy'),
})

export const about: SignalDocs = {
  docs: \`
## What it looks for

## Why it matters

## Known false positives
\`,
  examples: {
    fires: ['Title\\nText with ⟦the words⟧ it finds.'],
    silent: ['Title\\nThe nearest honest text.', ''],
  },
}
`,
)
console.error(`Wrote ${path}. Fill it in, then "npm run generate" and "npx vitest run --config .config/vitest.ts test/signals.test.ts".`)

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
