/**
 * What poisoned feedback does to a model: three attacks at 1, 5 and 20 % of all decided pages, from one account and from many, on the whole corpus. Takes
 * some minutes.
 *
 *     npm run poisoning
 */
import { ATTACKS, attack, createSimulation } from '../training/poisoning.ts'

const REPORTS = 200
const simulation = createSimulation(1)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

console.log(`${simulation.corpus.length} pages fitted on, ${REPORTS} decided pages, ${simulation.guardOn.length} guard, ${simulation.measureOn.length} measure`)
console.log('attack      share  accounts  learnt  capped  distrusted  outcome   must-pass accused  recall')
for (const kind of ATTACKS) {
  for (const share of [0.01, 0.05, 0.2]) {
    for (const accounts of [1, 40]) {
      const { model, taken, left, distrusted, accused, found, report } = attack(simulation, kind, share, REPORTS, accounts)
      const capped = left.reporter + left.site + left.all
      const outcome = model === null ? 'refused' : 'accepted'
      console.log(
        `${kind.padEnd(11)} ${percent(share).padStart(6)}  ${String(accounts).padStart(7)}  ${String(taken.length).padStart(6)}  ${String(capped).padStart(6)}  ${String(distrusted.length).padStart(10)}  ${outcome.padEnd(8)}  ${String(accused.length).padStart(17)}  ${percent(found.before / found.of)} -> ${percent(found.after / found.of)}  ${report.refusals.join(' ')}`,
      )
    }
  }
}
