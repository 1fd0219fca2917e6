/** The background: answers the other scripts, renews lists, registers scripts. It is started and stopped by the browser, so nothing lives in it alone. */
import { SIGNAL_TITLES } from '../../report/signal-titles.generated.ts'
import { TEXTS as REPORT } from '../../report/texts.ts'
import type { Locale } from '../../verdict/types.ts'
import { api } from '../browser.ts'
import { engineFor } from '../engines.ts'
import { loadRules, loadSettings, localeOf, saveRules } from '../kept.ts'
import { answerMessages, type Judged, type Marked } from '../messages.ts'
import { withSiteRule } from '../rules.ts'
import type { Standing } from '../standing.ts'
import { judgeTab } from './judge.ts'
import { listsState, UPDATE_ALARM, updateLists } from './lists.ts'
import { lookUp } from './lookup.ts'
import { ENGINES_ALARM, loadEngines, updateEngines } from './newer-engines.ts'
import { registerScripts } from './scripts.ts'

answerMessages(
  {
    async setUp({ url }) {
      const settings = await loadSettings()
      const engine = engineFor(url, await loadEngines(settings))
      return engine === null ? null : { engine, locale: localeOf(settings), effect: settings.effect }
    },
    async lookUp({ pages }) {
      const settings = await loadSettings()
      return (await lookUp(pages, settings)).map((standing) => withTitles(standing, localeOf(settings)))
    },
    async setRule({ url, action }) {
      await saveRules(withSiteRule(await loadRules(), url, action))
      return null
    },
    async openReport({ url }) {
      await api.tabs.create({ url: api.runtime.getURL(`report.html?url=${encodeURIComponent(url)}`) })
      return null
    },
    async opened(_, { tab }) {
      if (tab === null) return null
      const locale = localeOf(await loadSettings())
      const judged = await judgeTab(tab, locale)
      if (!('refused' in judged)) await showBadge(tab, judged, locale)
      return null
    },
  },
  {
    judge: async ({ tab }) => judgeTab(tab, localeOf(await loadSettings())),
    async applySettings() {
      await applySettings()
      return null
    },
    lists: async () => listsState(await loadSettings()),
    async updateLists() {
      const settings = await loadSettings()
      await updateLists(settings)
      return listsState(settings)
    },
  },
)

api.runtime.onInstalled.addListener(() => void applySettings())
api.runtime.onStartup.addListener(() => void applySettings())
api.permissions.onAdded.addListener(() => void registerScripts())
api.permissions.onRemoved.addListener(() => void registerScripts())
api.alarms.onAlarm.addListener(({ name }) => void renew(name))

async function applySettings(): Promise<void> {
  const settings = await loadSettings()
  await Promise.all([registerScripts(), updateLists(settings), updateEngines(settings)])
}

async function renew(alarm: string): Promise<void> {
  if (alarm === UPDATE_ALARM) await updateLists(await loadSettings())
  if (alarm === ENGINES_ALARM) await updateEngines(await loadSettings())
}

function withTitles(standing: Standing, locale: Locale): Marked {
  return { ...standing, reasons: (standing.matches[0]?.reasons ?? []).map((id) => SIGNAL_TITLES[id]?.[locale] ?? id) }
}

const BADGES = { spam: { text: '✕', colour: '#a52a1e' }, unsure: { text: '?', colour: '#6b5700' }, ham: { text: '✓', colour: '#1c6b3c' } } as const

/** The verdict on the extension's button, for this tab until it goes elsewhere. */
async function showBadge(tabId: number, { verdict }: Judged, locale: Locale): Promise<void> {
  const { text, colour } = BADGES[verdict.verdict]
  await api.action.setBadgeText({ tabId, text })
  await api.action.setBadgeBackgroundColor({ tabId, color: colour })
  await api.action.setTitle({ tabId, title: `Nostrum: ${REPORT[locale].verdict[verdict.verdict]}` })
}
