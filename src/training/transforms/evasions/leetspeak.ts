/** T9: digits and signs for letters, in words that a seller uses. */
import { pick } from '../random.ts'
import { termPattern } from '../terms.ts'
import { mapRuns, type Transform } from '../transform.ts'

const LEET: Readonly<Record<string, readonly string[]>> = { a: ['4', '@'], e: ['3'], i: ['1', '!'], o: ['0'], s: ['5', '$'], t: ['7'], b: ['8'], g: ['9'] }

const SENSITIVE = termPattern(
  `clinic clinics cure cures cured curing treatment treatments therapy therapies doctor doctors hospital hospitals surgeon surgery stem cell cells cancer diabetes
  arthritis autism psoriasis vitiligo weight loss slim pills pill tablets capsules drops patch cream serum botox filler implant implants transplant hair skin price prices
  cost cheap cheapest discount offer order buy shop sale free bonus guaranteed guarantee miracle secret natural herbal detox best top rated proven results testimonial
  whatsapp telegram prescription viagra cialis ozempic semaglutide tirzepatide metformin steroids peptide ivf surrogacy egg donor success rate
  clínica clínicas tratamiento cura precio gratis oferta clinique traitement prix klinik behandlung preis tedavi fiyat`.split(/\s+/u),
)

export const leetspeak: Transform = {
  id: 'T9',
  title: 'digits for letters in sensitive words',
  amounts: { low: 0.1, mid: 0.3, high: 0.6 },
  allowed: { mid: 3 },
  apply: (page, share, { random }) =>
    mapRuns(page, (run) =>
      run.replace(SENSITIVE, (word) =>
        random() < share ? Array.from(word, (letter, i) => (i === 0 ? letter : pick(random, LEET[letter.toLowerCase()] ?? [letter]))).join('') : word,
      ),
    ),
}
