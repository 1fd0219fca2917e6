/**
 * Nostrum as a library.
 *
 * @example
 * import { analyse, currentModel } from 'nostrum'
 * const { verdict, likelihood, reasons } = analyse({ text: page }, { model: currentModel() })
 */
export { advise } from './advise.ts'
export { analyse, judgePage, readPage } from './analyse.ts'
export { citeRule, RULES, ruleOf } from './claims/rules/index.ts'
export type { Country, Rule } from './claims/rules/rule.ts'
export { STATUSES, type Status, statusOf } from './claims/rules/status.ts'
export type { Advice, AdviceReport } from './report/advice.ts'
export type { Counterfactual } from './report/counterfactual.ts'
export { SIGNAL_DOCS } from './signals/about.generated.ts'
export { SIGNALS } from './signals/index.generated.ts'
export type { Finding, Group, Localised, Signal, SignalDocs, SpamKind } from './signals/signal.ts'
export { createFamilyFinder, type FamilyFinder } from './site/memory-finder.ts'
export { observePage } from './site/observe.ts'
export type { Family, FamilyPicture, Observation } from './site/types.ts'
export type { Span } from './text/span.ts'
export { currentModel } from './verdict/current.ts'
export { loadModel, type Model, type ModelHeader } from './verdict/model.ts'
export type { Abstention, AnalyseOptions, Cause, Claim, ClaimKind, Input, Locale, Quote, Reason, Restored, Stance, Subject, Substance, Support, Verdict } from './verdict/types.ts'
