/** What the pages have to show: a farm that grew over months, a family whose template is hostile, honest and disputed sites, reports and a release of lists. */
import { publishSites } from '../../src/lists/publish.ts'
import type { Store } from '../../src/store/store.ts'
import { fingerprintOf, sighting } from '../store/sightings.ts'

const PLACES = ['苏州', '福州', '沈阳', '合肥', '南京', '郑州', '济南', '长沙', '南昌', '贵阳', '兰州', '太原']
const TOPICS = ['植发', '种植牙', '白癜风', '近视手术', '试管婴儿']
const HOSTS = 4
const DAY = 86_400_000
const BEGIN = Date.parse('2026-03-02T09:00:00.000Z')

/** Text that would do harm if it became markup, or turned the words around it. */
export const HOSTILE = '<script>document.title="owned"</script><svg onload=alert(1)>\u202egnp.exe\u202c"\'&'

export const KEEPER = 'token-of-the-keeper'

/** Fills a store; the family of the farm gets the id 1. */
export async function seedStore(store: Store): Promise<void> {
  const farm = TOPICS.flatMap((topic, t) =>
    PLACES.flatMap((place, p) =>
      // The grid fills from one corner, a new host every month.
      p + t * 2 > 14
        ? []
        : Array.from({ length: 1 + ((p * 7 + t * 3) % HOSTS) }, (_, h) => ({
            ...sighting({
              url: `https://farm-${h}.example/${t}-${p}.html`,
              fingerprint: fingerprintOf(1, (p + t) % 3, h + 1),
              ...{ place, topic, score: 3.4 - ((p + h) % 5) / 10 },
              seen: new Date(BEGIN + (p * 5 + t * 9 + h * 21) * DAY).toISOString(),
            }),
          })),
    ),
  ).sort((a, b) => (a.seen < b.seen ? -1 : 1))
  await store.pages.observe(farm)
  const hostile = PLACES.slice(0, 4).map((place, i) => ({
    ...sighting({ url: `https://hostile.example/${i}`, fingerprint: fingerprintOf(40), place, topic: '植发', seen: new Date(BEGIN + i * DAY).toISOString() }),
    templates: [{ from: 'title' as const, text: `${HOSTILE}{place}{topic}`, fillers: { place: [place], topic: ['植发'], institution: [] } }],
  }))
  await store.pages.observe(hostile)
  const honest = Array.from({ length: 12 }, (_, i) =>
    sighting({ url: `https://clinic.example/leaflet-${i}`, fingerprint: fingerprintOf(100 + i * 17), verdict: 'ham', score: -2.5, seen: new Date(BEGIN + i * DAY).toISOString() }),
  )
  await store.pages.observe(honest)
  const at = new Date(BEGIN + 200 * DAY).toISOString()
  const say = (target: `site:${string}` | `page:${string}`, site: string, reporter: string, label: 'spam' | 'ham', reason: string, content: string | null) =>
    store.feedback.report({ ...{ target, site, reporter, label, reason, spans: [], at }, content: content === null ? null : { sha256: 'd'.repeat(64), format: 'html', content } })
  await say('site:farm-0.example', 'farm-0.example', 'ada', 'ham', `It is my clinic. ${HOSTILE}`, null)
  await say('page:https://clinic.example/leaflet-0', 'clinic.example', 'bo', 'spam', 'Sells supplements.', `<h1>Leaflet</h1>${HOSTILE}`)
  await store.feedback.appeal({ target: 'site:farm-0.example', reason: `Please look again. ${HOSTILE}`, contact: 'owner@farm-0.example', at })
  await store.feedback.decide({ target: 'site:clinic.example', site: 'clinic.example', label: 'ham', reason: 'A registered clinic; leaflets signed by name.', reviewer: 'cy', at })
  await publishSites(store, new Date(BEGIN + 201 * DAY))
}
