import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const EVERYTHING = ['src', 'node:']

/** What each layer may import besides itself: folders, files, packages. Nothing else. */
const may: Record<string, readonly string[]> = {
  'src/text': ['natural/lib/natural/distance', 'natural/lib/natural/phonetics'],
  'src/languages': ['src/text'],
  'src/page': ['src/text', 'src/languages', 'htmlparser2', 'chardet'],
  'src/signals': ['src/text', 'src/languages', 'src/page'],
  'src/claims': ['src/text', 'src/languages', 'src/page'],
  'src/features': ['src/text', 'src/page', 'src/signals'],
  'src/verdict': ['src/text', 'src/page', 'src/signals', 'src/claims', 'src/features'],
  'src/analyse.ts': ['src/page', 'src/signals', 'src/verdict'],
  'src/advise.ts': ['src/analyse.ts', 'src/page', 'src/report', 'src/verdict'],
  'src/report': ['src/text', 'src/signals', 'src/claims', 'src/verdict', 'node:util'],
  'src/site': ['src/text', 'src/languages', 'src/page', 'src/signals/signal.ts', 'src/verdict', 'tldts'],
  'src/lookup': ['src/signals/signal.ts', 'src/site/site-of.ts', '@noble/hashes'],
  'src/lists': ['src/text', 'src/site/hosts.ts', 'src/site/site-of.ts', 'src/signals/signal.ts', 'src/lookup', 'src/store/lists.ts', 'src/store/pages.ts'],
  'src/store': ['src/verdict', 'src/site', 'src/lookup', 'src/lists/types.ts', 'src/text/span.ts', 'better-sqlite3', '@cloudflare/workers-types', 'node:'],
  'src/crawl': [
    'src/analyse.ts',
    'src/text',
    'src/page',
    'src/site',
    'src/verdict',
    'src/store',
    'htmlparser2',
    'ipaddr.js',
    'undici',
    'yauzl',
    'hyparquet-writer',
    'better-sqlite3',
    '@cloudflare/workers-types',
    'node:',
  ],
  'src/api': [
    'src/analyse.ts',
    'src/advise.ts',
    'src/lookup',
    'src/lists',
    'src/report',
    'src/signals',
    'src/claims',
    'src/verdict',
    'src/text',
    'src/page',
    'src/site',
    'src/store',
    'src/web',
    'src/features',
    'src/extension/engines.json',
    'src/version.generated.ts',
    'hono',
  ],
  'src/extension': [
    'src/analyse.ts',
    'src/lookup',
    'src/report',
    'src/verdict',
    'src/page/types.ts',
    'src/signals/signal.ts',
    'src/claims',
    'src/text/span.ts',
    'src/site/site-of.ts',
    'src/lists/formats/ublacklist-rule.ts',
  ],
  // Runs in a browser.
  'src/web/islands': [],
  // For doors with a file system.
  'src/web/static.ts': ['node:'],
  'src/web': ['src/analyse.ts', 'src/site', 'src/lookup', 'src/lists', 'src/report', 'src/signals', 'src/claims', 'src/verdict', 'src/text', 'src/store', 'src/api', 'hono'],
  'src/training': ['src/analyse.ts', 'src/text', 'src/languages', 'src/page', 'src/signals', 'src/claims', 'src/features', 'src/verdict', 'src/evaluation', 'node:'],
  'src/evaluation': [
    'src/analyse.ts',
    'src/text',
    'src/page',
    'src/signals',
    'src/claims',
    'src/features',
    'src/verdict',
    'src/site/fingerprint.ts',
    'src/training',
    'natural/lib/natural/classifiers',
    'uplot',
    'node:',
  ],
  'src/version.generated.ts': [],
  'src/cli': EVERYTHING,
  'src/tools': [...EVERYTHING, 'esbuild', 'franc-min'],
  'src/index.ts': EVERYTHING,
  'src/cli.ts': EVERYTHING,
  'src/node.ts': [...EVERYTHING, 'hono', '@hono/node-server'],
  'src/worker.ts': [...EVERYTHING, 'hono', '@cloudflare/workers-types'],
}

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : []
  })

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  )

const files = walk('src')

test('reads the imports of a file', () => {
  expect(imports('src/analyse.ts')).toContain('./page/page.ts')
})

test.each(files)('%s imports only what its layer may', (file) => {
  const layer = Object.keys(may).find((each) => file === each || file.startsWith(`${each}/`))
  expect(layer, `${file} is in no layer`).toBeDefined()
  const allowed = [layer as string, ...(may[layer as string] as readonly string[])]
  for (const name of imports(file)) {
    const target = name.startsWith('.') ? normalize(join(dirname(file), name)) : name
    expect(
      allowed.some((each) => target === each || target.startsWith(`${each}/`) || (each.endsWith(':') && target.startsWith(each))),
      `${file} -> ${target}`,
    ).toBe(true)
  }
})

test('natural is used by text/natural.ts, and by the peers that measure its classifiers', () => {
  const users = files.filter((file) => imports(file).some((name) => name.startsWith('natural'))).sort()
  expect(users).toEqual(['src/evaluation/peers/natural-worker.ts', 'src/evaluation/peers/natural.ts', 'src/text/natural.ts'])
})

/** What a file needs when it is loaded: its imports without those of types only, and without those that a skeleton quotes. */
const needs = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\s)(?:([^'"`;]*?)from\s+)?'(\.[^']+)'/gm)]
    .filter(([, names = '']) => !/^\{(?:\s*type\s[^,}]+,?)+\s*\}\s*$/.test(names))
    .map(([, , path]) => normalize(join(dirname(file), path as string)))
    .filter((path) => files.includes(path))

test('no file needs itself through others', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const target of needs(file)) visit(target, [...path, file])
    done.add(file)
  }
  expect(needs('src/cli.ts')).toEqual(['src/cli/usage.ts'])
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})
