/** The mark of one result: icon and word, and behind it a card with the reasons. */
import { KIND_TEXTS } from '../../report/kind-texts.ts'
import type { Locale } from '../../verdict/types.ts'
import { ask, type Marked } from '../messages.ts'
import { type MarkKind, OWN_ACTIONS, type OwnAction } from '../standing.ts'
import { TEXTS } from '../texts.ts'
import { element } from '../ui/dom.ts'
import { MARK_STYLE } from './mark-style.ts'

/** Told apart by shape, not by colour alone. */
export const ICONS: Readonly<Record<MarkKind, string>> = { 'own-block': '⊘', 'own-allow': '★', certain: '✕', likely: '!', watch: '?' }

const MAX_REASONS = 6
const GAP_PX = 4

/**
 * Makes a mark to be put into the page.
 *
 * @param onRule called after the reader chose a rule for the site
 */
export function createMark(kind: MarkKind, marked: Marked, locale: Locale, onRule: () => void): HTMLElement {
  const word = TEXTS[locale].marks[kind]
  const host = element('span', { 'data-nostrum': kind })
  const shadow = host.attachShadow({ mode: 'open' })
  const card = createCard(marked, locale, onRule)
  const button = element(
    'button',
    { class: `mark ${kind}`, type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-label': TEXTS[locale].markName(word), lang: locale },
    element('span', { 'aria-hidden': 'true' }, ICONS[kind]),
    word,
  )
  button.addEventListener('click', (event) => {
    // Result titles are links; the mark must not follow them. Clicks that a script makes up do nothing.
    event.preventDefault()
    event.stopPropagation()
    if (event.isTrusted) card.togglePopover()
  })
  const follow = () => place(card, button)
  const watch = new ResizeObserver(follow)
  card.addEventListener('toggle', () => {
    const isOpen = card.matches(':popover-open')
    button.setAttribute('aria-expanded', String(isOpen))
    // The card lies above the page, so it has to follow where the page takes its mark.
    if (isOpen) {
      watch.observe(document.body)
      addEventListener('scroll', follow, { capture: true, passive: true })
      follow()
      card.focus()
    } else {
      watch.disconnect()
      removeEventListener('scroll', follow, { capture: true })
    }
  })
  shadow.append(element('style', {}, MARK_STYLE), button, card)
  return host
}

function createCard({ url, own, matches, reasons }: Marked, locale: Locale, onRule: () => void): HTMLElement {
  const texts = TEXTS[locale]
  const match = matches[0]
  const site = new URL(url).hostname
  const isListed = match !== undefined && own === null
  const head = own !== null ? texts.ownRule[own] : match === undefined ? site : `${KIND_TEXTS[locale][match.kind]}: ${texts.tiers[match.tier]}`
  const card = element('div', { class: 'card', popover: 'auto', role: 'dialog', 'aria-label': head, tabindex: '-1', lang: locale })
  const choose = (action: OwnAction | null) => (event: Event) => {
    if (event.isTrusted) void ask('setRule', { url, action }).then(onRule)
  }
  card.append(
    element('h2', {}, head),
    element('p', { class: 'soft' }, site),
    ...(isListed
      ? [
          ...(reasons.length === 0 ? [] : [element('ul', {}, ...reasons.slice(0, MAX_REASONS).map((reason) => element('li', {}, reason)))]),
          element(
            'p',
            { class: 'soft' },
            [texts.listEntry(match.expression), texts.since(match.since), ...(match.family === null ? [] : [texts.family(match.family)])].join(' · '),
          ),
        ]
      : []),
    element(
      'div',
      { class: 'row' },
      ...[...OWN_ACTIONS, null].map((action) =>
        element('button', { type: 'button', 'aria-pressed': String(own === action), onclick: choose(action) }, texts.actions[action ?? 'none']),
      ),
    ),
    element(
      'div',
      { class: 'row' },
      isListed && element('button', { type: 'button', onclick: (event) => void (event.isTrusted && ask('openReport', { url })) }, texts.wrong),
      element('button', { type: 'button', onclick: () => card.hidePopover() }, texts.close),
    ),
  )
  // The page around it must neither follow its title nor hear keys meant for the card.
  for (const type of ['click', 'keydown', 'keyup', 'keypress']) card.addEventListener(type, (event) => event.stopPropagation())
  return card
}

/** Under the button, or above it where there is no room. */
function place(card: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const isBelow = at.bottom + GAP_PX + height <= innerHeight || at.top < height
  card.style.left = `${Math.max(GAP_PX, Math.min(at.left, innerWidth - width - GAP_PX))}px`
  card.style.top = `${isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height}px`
}
