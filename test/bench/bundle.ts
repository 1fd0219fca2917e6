/**
 * Gzipped size of what is shipped: exact, so it is gated.
 *
 *     npm run bundle-size
 *
 * The engine is what every door carries, with its model and word lists; it has to stay small enough for a browser. The worker adds the service: the API,
 * its description and pages, the public suffix list, hono, the store, scans, lists. Cloudflare takes 3 MB on the free plan.
 */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const DOORS = [
  { name: 'engine', limitKb: 400, stdin: { contents: "export { analyse } from './src/analyse.ts'\nexport { currentModel } from './src/verdict/current.ts'", resolveDir: '.' } },
  { name: 'worker', limitKb: 600, entryPoints: ['src/worker.ts'] },
]

for (const { name, limitKb, ...entry } of DOORS) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.sql': 'text' },
  })
  const [bundle] = outputFiles
  const raw = (bundle?.contents.length ?? 0) / 1000
  const gzipped = gzipSync(bundle?.contents ?? new Uint8Array(), { level: 9 }).length / 1000
  console.log(`${name} ${raw.toFixed(0)} kB, gzipped ${gzipped.toFixed(1)} kB of ${limitKb} kB`)
  if (gzipped > limitKb) process.exitCode = 1
}
