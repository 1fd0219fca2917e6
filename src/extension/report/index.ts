/** A page of its own for reports that begin at a mark in search results. */
import { TEXTS } from '../texts.ts'
import { element } from '../ui/dom.ts'
import { openPage } from '../ui/page.ts'
import { reportPanel } from './panel.ts'

const { main, settings, locale, parameters } = await openPage((each) => TEXTS[each].report.title)
const url = parameters.get('url') ?? ''
main.append(
  element('h1', {}, element('img', { src: 'icons/icon-48.png', alt: '', width: '32', height: '32' }), TEXTS[locale].report.title),
  element('p', { class: 'soft' }, url),
  reportPanel({ url, label: 'ham', text: null }, settings, locale),
)
