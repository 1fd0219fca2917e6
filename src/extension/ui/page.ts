import type { Locale } from '../../verdict/types.ts'
import { loadSettings, localeOf } from '../kept.ts'
import type { Settings } from '../settings.ts'

/** What every page of the extension begins with: where to put its content, and in which language. */
export interface OwnPage {
  readonly main: HTMLElement
  readonly settings: Settings
  readonly locale: Locale
  readonly parameters: URLSearchParams
}

export async function openPage(titleOf: (locale: Locale) => string): Promise<OwnPage> {
  const settings = await loadSettings()
  const locale = localeOf(settings)
  document.documentElement.lang = locale
  document.title = titleOf(locale)
  return { main: document.getElementById('main') as HTMLElement, settings, locale, parameters: new URLSearchParams(location.search) }
}
