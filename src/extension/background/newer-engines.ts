/** Newer descriptions of result pages, when the reader lets the service send them. */
import { api } from '../browser.ts'
import { type Engines, readEngines, SHIPPED } from '../engines.ts'
import type { Settings } from '../settings.ts'
import { askService } from './service.ts'

const KEY = 'engines'
export const ENGINES_ALARM = 'update-engines'
const DAY_MINUTES = 1440

/** What to use: the newest that is known. */
export async function loadEngines({ updateEngines }: Settings): Promise<Engines> {
  if (!updateEngines) return SHIPPED
  return readEngines((await api.storage.local.get(KEY))[KEY]) ?? SHIPPED
}

/** Asks the service, and again in a day; forgets what came when that is not wanted any more. */
export async function updateEngines(settings: Settings): Promise<void> {
  if (!settings.updateEngines || settings.service === '') {
    await api.alarms.clear(ENGINES_ALARM)
    await api.storage.local.remove(KEY)
    return
  }
  const newer = readEngines(await askService(settings.service, '/v1/engines'), await loadEngines(settings))
  if (newer !== null) await api.storage.local.set({ [KEY]: newer })
  await api.alarms.create(ENGINES_ALARM, { delayInMinutes: DAY_MINUTES })
}
