/** What the extension's button opens: the page in the tab judged, its address looked up, and what the reader can do about it. */
import { KIND_TEXTS } from '../../report/kind-texts.ts'
import { api } from '../browser.ts'
import { type Engine, engineFor, originsOf, SHIPPED } from '../engines.ts'
import { ask, type Judged, type Marked } from '../messages.ts'
import { HIGHLIGHT_STYLE, highlight } from '../page/highlight.ts'
import { placesOf } from '../page/places.ts'
import { type Label, reportPanel } from '../report/panel.ts'
import { OWN_ACTIONS, type OwnAction, type Visited } from '../standing.ts'
import { TEXTS } from '../texts.ts'
import { element } from '../ui/dom.ts'
import { openPage } from '../ui/page.ts'
import { answerOf, reasonsOf, spansOf } from '../ui/verdict-view.ts'

const { main, settings, locale, parameters } = await openPage(() => 'Nostrum')
const texts = TEXTS[locale].popup
const tab = await tabToJudge()

if (tab === null) main.replaceChildren(element('p', { role: 'alert' }, texts.noAccess), footer(null))
else
  await show(tab).catch((error: unknown) => {
    console.error('The page could not be shown:', error)
    main.replaceChildren(element('p', { role: 'alert' }, texts.failed), footer(tab.id))
  })

interface Tab {
  readonly id: number
  readonly url: string
}

/** The tab that the button was pressed in, or that the address of this page names. */
async function tabToJudge(): Promise<Tab | null> {
  const named = Number(parameters.get('tab'))
  const found = named > 0 ? await api.tabs.get(named).catch(() => undefined) : (await api.tabs.query({ active: true, currentWindow: true }))[0]
  return found?.id === undefined ? null : { id: found.id, url: found.url ?? '' }
}

async function show({ id, url }: Tab): Promise<void> {
  main.replaceChildren(element('p', { role: 'status' }, texts.reading))
  const engine = engineFor(url, SHIPPED)
  const judged = await ask('judge', { tab: id })
  if ('refused' in judged) {
    main.replaceChildren(
      element('p', { role: 'alert' }, judged.refused === 'no-access' ? texts.noAccess : texts.noText),
      ...(engine === null ? [] : [await engineView(engine)]),
      footer(id),
    )
    return
  }
  const places = placesOf(judged.text, judged.body, spansOf(judged.verdict))
  const showPlaces = (shown: typeof places, now: number) => api.scripting.executeScript({ target: { tabId: id }, func: highlight, args: [shown, now] })
  const style = { target: { tabId: id }, css: HIGHLIGHT_STYLE }
  await api.scripting.removeCSS(style)
  await api.scripting.insertCSS(style)
  await showPlaces(places, -1)
  const toggle = element('button', { type: 'button', 'aria-pressed': 'true', id: 'words' }, texts.hideWords)
  toggle.addEventListener('click', () => {
    const isShown = toggle.getAttribute('aria-pressed') !== 'true'
    toggle.setAttribute('aria-pressed', String(isShown))
    toggle.textContent = isShown ? texts.hideWords : texts.showWords
    void showPlaces(isShown ? places : [], -1)
  })
  const reasons = reasonsOf(judged.verdict, locale, (number) => {
    if (toggle.getAttribute('aria-pressed') !== 'true') toggle.click()
    void showPlaces(places, number)
  })
  const lookup = element('p', { id: 'lookup', role: 'status' })
  const site = element('div', { id: 'site' })
  main.replaceChildren(
    ...(engine === null ? [] : [await engineView(engine)]),
    answerOf(judged.verdict, locale),
    lookup,
    element('p', { class: 'row' }, toggle),
    reasons,
    site,
    element(
      'details',
      { id: 'wrong' },
      element('summary', {}, TEXTS[locale].report.title),
      reportPanel({ url: judged.url, label: oppositeOf(judged), text: judged.text }, settings, locale),
    ),
    element('p', { class: 'soft', id: 'local' }, localText(judged)),
    footer(id),
  )
  await showStanding(lookup, site, judged)
}

function localText({ milliseconds: { loading, judging } }: Judged): string {
  return texts.local(judging.toFixed(0), loading === 0 ? null : loading.toFixed(0))
}

/** Who says that a verdict is wrong mostly means the opposite. */
function oppositeOf({ verdict }: Judged): Label {
  return verdict.verdict === 'ham' ? 'spam' : 'ham'
}

/** What lists and the reader's own rules say of the address, and buttons for the latter. */
async function showStanding(lookup: HTMLElement, site: HTMLElement, { url, title }: Visited): Promise<void> {
  if (!/^https?:/.test(url)) return
  const { hostname } = new URL(url)
  const [standing] = await ask('lookUp', { pages: [{ url, title }] })
  if (standing === undefined) return
  const choose = async (action: OwnAction | null) => {
    await ask('setRule', { url, action })
    await showStanding(lookup, site, { url, title })
  }
  const origins = [`*://${hostname}/*`]
  const always = element('input', { type: 'checkbox', id: 'always', checked: await api.permissions.contains({ origins }) })
  always.addEventListener('change', async () => {
    if (always.checked) always.checked = await api.permissions.request({ origins })
    else await api.permissions.remove({ origins })
  })
  lookup.textContent = listingOf(standing)
  site.replaceChildren(
    element('h2', {}, texts.thisSite),
    element(
      'p',
      { class: 'row' },
      ...[...OWN_ACTIONS, null].map((action) =>
        element('button', { type: 'button', 'aria-pressed': String(standing.own === action), onclick: () => void choose(action) }, TEXTS[locale].actions[action ?? 'none']),
      ),
    ),
    element('label', { class: 'check' }, always, texts.always(hostname)),
  )
}

function listingOf({ own, state, matches }: Marked): string {
  const match = matches[0]
  if (own !== null) return TEXTS[locale].ownRule[own]
  if (match === undefined) return texts.lookups[state === 'listed' ? 'unknown' : state]
  const comma = locale === 'en' ? ', ' : '，'
  return texts.listed([KIND_TEXTS[locale][match.kind], TEXTS[locale].tiers[match.tier], TEXTS[locale].since(match.since)].join(comma))
}

/** On a result page: whether its results are marked, or the button that lets the extension in. */
async function engineView(engine: Engine): Promise<HTMLElement> {
  const origins = originsOf(engine)
  if (await api.permissions.contains({ origins })) return element('p', { class: 'soft' }, texts.marking(engine.name))
  const button = element('button', { type: 'button', class: 'first' }, texts.markResults(engine.name))
  button.addEventListener('click', async () => {
    if (await api.permissions.request({ origins })) button.replaceWith(element('p', {}, texts.marking(engine.name)))
  })
  return element('p', {}, button)
}

function footer(id: number | null): HTMLElement {
  const open = (page: string) => () => void api.tabs.create({ url: api.runtime.getURL(page) })
  return element(
    'p',
    { class: 'row' },
    element('button', { type: 'button', onclick: () => void api.runtime.openOptionsPage() }, texts.options),
    id !== null && !parameters.has('tab') && element('button', { type: 'button', onclick: open(`popup.html?tab=${id}`) }, texts.inTab),
  )
}
