/**
 * Whether package-lock.json is whole: every optional dependency that an entry names must have an entry of its own, or `npm ci` stops with "Missing".
 * A registry that lacks a platform's package leaves such a lock behind without a word.
 */
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isInstalled(path, name))
    .map((name) => `${name}, wanted by ${path || 'the project'}`),
)

if (missing.length > 0) {
  console.error(`package-lock.json lacks ${missing.join('; ')}. Choose a version whose platform packages are all in the registry, and lock again.`)
  process.exitCode = 1
}

/** Looks where Node would: beside the package, then one folder up after the other. */
function isInstalled(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true
    if (folder === '') return false
    if (!folder.includes('/node_modules/')) folder = '/node_modules/'
  }
}
