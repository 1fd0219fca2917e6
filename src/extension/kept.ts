/** What the reader chose, as the browser keeps it on this device. */
import { localeFor } from '../report/texts.ts'
import type { Locale } from '../verdict/types.ts'
import { api } from './browser.ts'
import { readSettings, type Settings } from './settings.ts'

const SETTINGS_KEY = 'settings'
const RULES_KEY = 'rules'

export async function loadSettings(): Promise<Settings> {
  return readSettings((await api.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY])
}

export async function saveSettings(settings: Settings): Promise<void> {
  await api.storage.local.set({ [SETTINGS_KEY]: settings })
}

/** The reader's own rules as a file. */
export async function loadRules(): Promise<string> {
  const rules = (await api.storage.local.get(RULES_KEY))[RULES_KEY]
  return typeof rules === 'string' ? rules : ''
}

export async function saveRules(text: string): Promise<void> {
  await api.storage.local.set({ [RULES_KEY]: text })
}

export function localeOf({ language }: Settings): Locale {
  return language === 'auto' ? localeFor(api.i18n.getUILanguage()) : language
}
