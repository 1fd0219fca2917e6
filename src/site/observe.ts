import type { Page } from '../page/types.ts'
import { CLASSES, Class } from '../text/classes.ts'
import type { Verdict } from '../verdict/types.ts'
import { canonicalUrl } from './canonical-url.ts'
import { fillersOf } from './fillers.ts'
import { fingerprint } from './fingerprint.ts'
import { mainText } from './main-text.ts'
import { siteOf } from './site-of.ts'
import { linkTemplates, templatesOf } from './templates.ts'
import type { Observation, PageVerdict, Traits } from './types.ts'

/** What a door knows of a page besides its text. */
export interface Sighting {
  readonly sha256: string
  /** ISO 8601 in UTC with milliseconds. */
  readonly seen: string
}

/** Reads part of a page again and judges it by itself. */
export type Judge = (text: string) => Pick<Verdict, 'verdict'>

const MAX_REASONS = 8
/** Points under which a reason is not worth keeping. */
const MIN_POINTS = 0.05
/** Medical terms per 1,000 units of main text from which a text is about medicine, and how many it takes. */
const MEDICAL_PER_THOUSAND = 5
const MIN_MEDICAL = 3
/** Less than this is no body to be judged apart from its links. */
const MIN_BODY_UNITS = 150

/**
 * What there is to remember of a page: no text, but its verdict in short, its fingerprint, its fillers and templates.
 *
 * @param judge judges the page's text and its links apart; asked only for the few pages whose links rotate places, to tell planted links from a farm
 * @returns null for a page without an http or https address
 */
export function observePage(page: Page, verdict: Verdict, { sha256, seen }: Sighting, judge: Judge): Observation | null {
  const url = page.url === null ? null : canonicalUrl(page.url)
  if (page.url === null || url === null) return null
  const host = page.url.hostname
  return {
    url,
    host,
    site: siteOf(host) ?? host,
    sha256,
    seen,
    verdict: summarise(verdict),
    fingerprint: fingerprint(page),
    fillers: fillersOf(page),
    templates: templatesOf(page),
    traits: traitsOf(page, judge),
  }
}

function summarise({ verdict, likelihood, score, prior, kinds, reasons, language, model }: Verdict): PageVerdict {
  // Verdicts count together only at one prior.
  const even = score - Math.log(prior / (1 - prior))
  return {
    verdict,
    likelihood: prior === 0.5 ? likelihood : 1 / (1 + Math.exp(-even)),
    score: even,
    kinds: kinds.map(({ kind }) => kind),
    reasons: reasons
      .filter(({ points }) => Math.abs(points) >= MIN_POINTS)
      .slice(0, MAX_REASONS)
      .map(({ signal, points }) => ({ signal, points: Math.round(points * 100) / 100 })),
    language: language.tag,
    model: model.version,
  }
}

function traitsOf(page: Page, judge: Judge): Traits {
  const main = mainText(page)
  const { codes } = page.folded
  let units = 0
  for (let i = 0; i < main.length; i++) if (main[i] === 1 && (CLASSES[codes[i] as number] as number) >= Class.digit) units++
  let terms = 0
  for (const list of ['treatments', 'diseases', 'drugs', 'supplements'] as const) {
    const { length, from } = page.hits(list)
    for (let i = 0; i < length; i++) terms += main[from[i] as number] as number
  }
  const medical = terms >= MIN_MEDICAL && terms * 1000 >= MEDICAL_PER_THOUSAND * units
  return { medical, planted: hasPlantedLinks(page, medical, units, judge) }
}

/**
 * Honest text with a block of clinic links that do not belong to it. A hospital's own list of departments or towns is not such a block: its text is
 * about medicine too, and its links stay on the site.
 */
function hasPlantedLinks(page: Page, medical: boolean, units: number, judge: Judge): boolean {
  if (units < MIN_BODY_UNITS) return false
  const blocks = linkTemplates(page).filter(({ template: { fillers } }) => fillers.place.length >= 3 && fillers.topic.length + fillers.institution.length > 0)
  const links = blocks.flatMap((block) => block.links)
  // Where links are nearly all there is, they count as main text and there is no body.
  if (links.length === 0 || mainText(page)[links[0]?.from ?? 0] === 1) return false
  const own = siteOf(page.url?.hostname ?? '')
  const leavesSite = links.filter(({ href }) => href !== null && siteOf(URL.parse(href, page.url ?? undefined)?.hostname ?? '') !== own).length * 2 > links.length
  if (medical && !leavesSite) return false
  const body = page.blocks.filter(({ kind, from }) => kind !== 'hidden' && kind !== 'meta' && mainText(page)[from] === 1)
  const read = (ranges: readonly { from: number; to: number }[]) =>
    ranges
      .map((range) => page.span(range))
      .map(({ start, end }) => page.text.slice(start, end))
      .join('\n')
  return judge(read(body)).verdict !== 'spam' && judge(read(links)).verdict !== 'ham'
}
