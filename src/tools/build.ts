/** Bundles the command line and the library into `dist/` (runs after `npm ci`). Packages stay outside and are resolved at run time. */
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
await build({
  // The thread of a scan stands beside the command line, which starts it by name.
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts', 'scan-thread': 'src/crawl/archive/thread.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'es2023',
  packages: 'external',
  logLevel: 'warning',
})
// The server reads its migrations, and the files of its pages, from beside itself.
cpSync('src/store/migrations', 'dist/migrations', { recursive: true })
cpSync('src/web/static', 'dist/static', { recursive: true })
chmodSync('dist/cli.js', 0o755)
