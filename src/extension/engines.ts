/**
 * What is known of each search engine's result pages: data (`engines.json`), so that a redesign is mended without a new release of the extension. Newer
 * data may come from the service that the user chose, hence it is checked like anything from outside, and cannot name other pages than the data shipped.
 */
import { isRecord } from '../lookup/check.ts'
import shipped from './engines.json' with { type: 'json' }
import type { Redirect } from './redirects.ts'
import { matchesWildcard } from './wildcard.ts'

/** Where in a result an address stands. */
export interface AddressPlace {
  /** Selector within the result; the result itself without one. */
  readonly select?: string
  readonly attribute?: string
  /** The attribute is JSON, and the address one of its fields. */
  readonly field?: string
  /** The text shown is the name of the host: what is left when the link itself cannot be opened. */
  readonly site?: boolean
}

/** One kind of result on a page. */
export interface ResultPlace {
  /** Selector of the whole result. */
  readonly root: string
  /** Selector, within the root, of the link that is its title: the mark goes in front of it. */
  readonly link: string
  /** Tried in turn; then the link itself. */
  readonly address?: readonly AddressPlace[]
}

export interface Engine {
  readonly id: string
  readonly name: string
  /** Match patterns of its result pages. */
  readonly pages: readonly string[]
  readonly results: readonly ResultPlace[]
  readonly redirects: readonly Redirect[]
}

export interface Engines {
  /** The larger is the newer. */
  readonly version: number
  readonly engines: readonly Engine[]
}

const MAX_ITEMS = 50
const MAX_CHARS = 500

/** What ships with the extension. */
export const SHIPPED: Engines = shipped

/**
 * Takes in newer data: selectors and redirects of engines that are known already. Their pages stay as shipped, so that no data makes the extension look
 * into other pages.
 *
 * @returns null for what is no such data, or no newer one
 */
export function readEngines(value: unknown, known: Engines = SHIPPED): Engines | null {
  if (!isRecord(value) || !Number.isSafeInteger(value['version']) || (value['version'] as number) <= known.version) return null
  const given = value['engines']
  if (!isList(given, isEngine)) return null
  const engines = known.engines.map((engine) => {
    const newer = given.find(({ id }) => id === engine.id)
    return newer === undefined ? engine : { ...engine, results: newer.results, redirects: newer.redirects }
  })
  return { version: value['version'] as number, engines }
}

/** The engine whose result page has this address. */
export function engineFor(url: string, { engines }: Engines): Engine | null {
  return engines.find(({ pages }) => pages.some((page) => matchesWildcard(page, url))) ?? null
}

/** Origins that the extension must be let into for an engine, as match patterns. */
export function originsOf({ pages }: Engine): string[] {
  return [...new Set(pages.map((page) => `${new URL(page.replaceAll('*', '')).origin}/*`))]
}

function isEngine(value: unknown): value is Pick<Engine, 'id' | 'results' | 'redirects'> {
  return isRecord(value) && isText(value['id']) && isList(value['results'], isResultPlace) && isList(value['redirects'], isRedirect)
}

function isResultPlace(value: unknown): value is ResultPlace {
  return isRecord(value) && isText(value['root']) && isText(value['link']) && isMaybe(value['address'], (each) => isList(each, isAddressPlace))
}

function isAddressPlace(value: unknown): value is AddressPlace {
  return isRecord(value) && ['select', 'attribute', 'field'].every((name) => isMaybe(value[name], isText)) && isMaybe(value['site'], (each) => each === true)
}

function isRedirect(value: unknown): value is Redirect {
  return (
    isRecord(value) &&
    isText(value['at']) &&
    isMaybe(value['parameters'], (each) => isList(each, isText)) &&
    isMaybe(value['segment'], isText) &&
    isMaybe(value['after'], isText) &&
    isMaybe(value['base64From'], (each) => Number.isSafeInteger(each) && (each as number) >= 0)
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_CHARS
}

function isList<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[]
function isList(value: unknown, isItem: (item: unknown) => boolean): boolean
function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= MAX_ITEMS && value.every(isItem)
}

function isMaybe(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}
