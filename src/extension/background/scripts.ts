/** Which scripts run in which pages: exactly where the reader let the extension in. */
import { api } from '../browser.ts'
import { originsOf, SHIPPED } from '../engines.ts'

const ENGINE_ORIGINS = new Set(SHIPPED.engines.flatMap(originsOf))

/** Registers the scripts anew after permissions changed. Turns are taken, since two registrations at once would meet. */
export function registerScripts(): Promise<void> {
  turn = turn.catch(() => {}).then(register)
  return turn
}

let turn: Promise<void> = Promise.resolve()

async function register(): Promise<void> {
  const { origins = [] } = await api.permissions.getAll()
  const granted = SHIPPED.engines.flatMap((engine) => (originsOf(engine).every((origin) => origins.includes(origin)) ? engine.pages : []))
  const sites = origins.filter((origin) => !ENGINE_ORIGINS.has(origin) && /^\*:\/\/[^*]/.test(origin))
  const registered = await api.scripting.getRegisteredContentScripts()
  if (registered.length > 0) await api.scripting.unregisterContentScripts()
  const scripts: chrome.scripting.RegisteredContentScript[] = []
  if (granted.length > 0) scripts.push({ id: 'results', matches: granted, js: ['content.js'], runAt: 'document_idle', persistAcrossSessions: true })
  if (sites.length > 0) scripts.push({ id: 'sites', matches: sites, js: ['opened.js'], runAt: 'document_idle', persistAcrossSessions: true })
  if (scripts.length > 0) await api.scripting.registerContentScripts(scripts)
}
