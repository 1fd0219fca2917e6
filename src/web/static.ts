/** The files of the pages for doors that serve them by themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** At the edge the platform serves this folder; a built door finds its copy beside itself. */
const FOLDER = fileURLToPath(new URL('./static/assets/', import.meta.url))

/** Reads the files once. */
export function readAssets(): (file: string) => string | null {
  const files = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(FOLDER + name, 'utf8')]))
  return (file) => files.get(file) ?? null
}
