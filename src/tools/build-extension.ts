/**
 * Builds the browser extension into a folder for each browser, from which it can be loaded or packed. The same source gives the same bytes.
 *
 *     npm run build:extension [FOLDER]      by default dist/extension
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type OutputFile } from 'esbuild'
import { BROWSERS, ICON_SIZES, manifestFor } from '../extension/manifest.ts'
import { MANIFEST_TEXTS } from '../extension/texts.ts'
import { VERSION } from '../version.generated.ts'

const ROOT = 'src/extension'
const PAGES = ['popup', 'options', 'report'] as const
/** The browsers' names for our languages. */
const LOCALE_FOLDERS = { en: 'en', 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' } as const

/** @param folder gets one folder for each browser; what was there is removed */
export async function buildExtension(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const scripts = await bundle('iife', { background: 'background/index', content: 'content/index', opened: 'content/opened' })
  const pages = await bundle('esm', Object.fromEntries(PAGES.map((page) => [page, `${page}/index`])))
  for (const browser of BROWSERS) {
    const to = (...names: string[]) => join(folder, browser, ...names)
    mkdirSync(to('icons'), { recursive: true })
    for (const { path, contents } of [...scripts, ...pages]) writeFileSync(to(path.slice(1)), contents)
    for (const page of PAGES) cpSync(`${ROOT}/${page}/${page}.html`, to(`${page}.html`))
    cpSync(`${ROOT}/ui/style.css`, to('style.css'))
    for (const size of ICON_SIZES) cpSync(`${ROOT}/icons/icon-${size}.png`, to('icons', `icon-${size}.png`))
    writeFileSync(to('manifest.json'), `${JSON.stringify(manifestFor(browser, VERSION), null, 2)}\n`)
    for (const [locale, name] of Object.entries(LOCALE_FOLDERS)) {
      mkdirSync(to('_locales', name), { recursive: true })
      const messages = Object.entries(MANIFEST_TEXTS[locale as keyof typeof LOCALE_FOLDERS]).map(([key, message]) => [key, { message }])
      writeFileSync(to('_locales', name, 'messages.json'), `${JSON.stringify(Object.fromEntries(messages), null, 2)}\n`)
    }
  }
}

/** Bundles scripts by name; pages load modules, which the browsers' own starts do not. */
async function bundle(format: 'iife' | 'esm', files: Readonly<Record<string, string>>): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `${ROOT}/${file}.ts`])),
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format,
    target: ['chrome121', 'firefox128'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outputFiles
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  const folder = process.argv[2] ?? 'dist/extension'
  await buildExtension(folder)
  console.error(`Built ${BROWSERS.map((browser) => join(folder, browser)).join(' and ')}.`)
}
