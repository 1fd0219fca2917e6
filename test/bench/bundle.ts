/** Size of the worker as it is deployed, gzipped: exact, so it is gated. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const LIMIT_KB = 600

const { outputFiles } = await build({
  entryPoints: ['src/worker.ts'],
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
console.log(`worker ${raw.toFixed(0)} kB, gzipped ${gzipped.toFixed(1)} kB of ${LIMIT_KB} kB`)
if (gzipped > LIMIT_KB) process.exitCode = 1
