/** A process that writes to a store without end and says on stdout what was acknowledged, for tests that kill it. */
import { once } from 'node:events'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { fingerprintOf, sighting } from './sightings.ts'

const [path = '', name = ''] = process.argv.slice(2)
const store = openSqliteStore(path)

async function acknowledge(line: string): Promise<void> {
  if (!process.stdout.write(`${line} ok\n`)) await once(process.stdout, 'drain')
}

for (let n = 0; ; n++) {
  const pages = [0, 1, 2].map((i) => sighting({ url: `https://${name}.example/${n}/${i}`, place: `place-${n % 50}`, fingerprint: fingerprintOf(n % 5, i) }))
  await store.pages.observe(pages)
  for (const { url } of pages) await acknowledge(`page ${url}`)
  const id = await store.feedback.report({
    ...{ target: `page:https://${name}.example/${n}`, site: `${name}.example`, reporter: 'ada', label: 'spam', reason: '', spans: [], content: null },
    at: new Date(n).toISOString(),
  })
  await acknowledge(`report ${id.id}`)
}
