/** B11: an honest page as a poor machine translation leaves it: words of the wrong sense, particles added and lost. */
import { MISTRANSLATIONS, PARTICLES } from '../data/machine-translation.ts'
import { baseOf } from '../honest.ts'
import { pick } from '../random.ts'
import { replaceTerms } from '../terms.ts'
import { mapRuns, type Transform } from '../transform.ts'

/** Of all places where a particle could be added, the share that gets one at full strength. */
const ADDED = 0.06
const DROPPED = 0.5

export const machineTranslation: Transform = {
  id: 'B11',
  title: 'poor machine translation',
  amounts: { low: 0.2, mid: 0.4, high: 0.8 },
  allowed: { mid: 0.5 },
  apply(page, share, { random }) {
    const particles = PARTICLES[baseOf(page.lang)]
    if (particles === undefined) return page
    const { added, dropped } = particles
    const reworded = replaceTerms(page, MISTRANSLATIONS, share, random)
    const thinned = mapRuns(reworded, (run) => run.replace(dropped, (particle) => (random() < share * DROPPED ? '' : particle)))
    const places = baseOf(page.lang) === 'zh' ? /(?<=\p{Script=Han}{2})(?=\p{Script=Han}{2})/gu : /(?<=[a-z] )(?=[a-z])/gu
    return mapRuns(thinned, (run) => run.replace(places, () => (random() < share * ADDED ? pick(random, added) : '')))
  },
}
