import type { Verdict } from '../verdict/types.ts'
import type { Database, SqlValue, Statement } from './database.ts'
import {
  type Adjudicated,
  type Appeal,
  agreedLabel,
  type Case,
  type Decision,
  type FeedbackStore,
  isInForce,
  type Label,
  MAX_APPEALS,
  type NewDecision,
  type Report,
  type ReportedContent,
  type Target,
  type Voice,
  type Weight,
  wilsonBound,
} from './feedback.ts'
import { DIGITS, HASH, listing, readCursor, sizeOf } from './listing.ts'
import { readVoices, type VoiceRow, voiceColumns } from './voices.ts'

export function createFeedback(database: Database): FeedbackStore {
  return {
    report: (report) => keepReport(database, report),
    withdraw: (id, reporter, at) => withdraw(database, id, reporter, at),
    async appeal({ target, reason, contact, at }) {
      const id = crypto.randomUUID()
      const kept = await database.all(APPEAL, [id, target, reason, contact, at, at, target, MAX_APPEALS])
      return kept.length === 0 ? null : id
    },
    async getAppeal(id) {
      const [appeal] = (await database.all(`${APPEALS} WHERE id = ?`, [id])) as readonly Appeal[]
      return appeal ?? null
    },
    async queue(query) {
      const from = Number(readCursor(query, DIGITS) ?? 0)
      const rows = (await database.all(QUEUE, [sizeOf(query) + 1, from])) as readonly { target: Target; site: string | null }[]
      const targets = listing(
        rows,
        query,
        (row) => row,
        () => String(from + sizeOf(query)),
      )
      return { items: await Promise.all(targets.items.map(({ target, site }) => readCase(database, target, site))), next: targets.next }
    },
    getCase: (target, site) => readCase(database, target, site),
    async content(sha256) {
      const [content] = (await database.all('SELECT sha256, format, content FROM contents WHERE sha256 = ?', [sha256])) as readonly ReportedContent[]
      return content ?? null
    },
    decide: (decision) => decide(database, decision),
    async decisions(query) {
      const conditions = ['id < ?']
      const values: SqlValue[] = [Number(readCursor(query, DIGITS) ?? Number.MAX_SAFE_INTEGER)]
      for (const column of ['target', 'site'] as const) {
        const value = query[column]
        if (value === undefined) continue
        conditions.push(`${column} = ?`)
        values.push(value)
      }
      const rows = (await database.all(`${DECISIONS} WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`, [...values, sizeOf(query) + 1])) as readonly DecisionRow[]
      return listing(rows, query, toDecision, ({ id }) => String(id))
    },
    async weight(reporter) {
      const [row] = (await database.all(WEIGHT, [reporter])) as readonly WeightRow[]
      return toWeight(row ?? { agreed: 0, decided: 0 })
    },
    async adjudicated(query) {
      const rows = (await database.all(ADJUDICATED, [readCursor(query, HASH) ?? '', sizeOf(query) + 1])) as readonly AdjudicatedRow[]
      return listing(rows, query, toAdjudicated, ({ sha256 }) => sha256)
    },
  }
}

interface FeedbackRow {
  readonly id: string
  readonly label: Label
  readonly state: 'open' | 'accepted' | 'rejected' | 'withdrawn'
  readonly reason: string
  readonly spans: string
  readonly content: string | null
}

async function keepReport(database: Database, { target, site, reporter, label, reason, spans, content, at }: Report) {
  const [known] = (await database.all('SELECT id, label, state, reason, spans, content FROM feedback WHERE target = ? AND reporter = ?', [
    target,
    reporter,
  ])) as readonly FeedbackRow[]
  const isRepeat = known !== undefined && known.state !== 'withdrawn' && known.label === label
  // A repeat may add a reason or a page, but never takes one away.
  const details = isRepeat ? { reason: reason || known.reason, spans: spans.length > 0 ? JSON.stringify(spans) : known.spans, content: content?.sha256 ?? known.content } : null
  if (isRepeat && details?.reason === known.reason && details.spans === known.spans && details.content === known.content)
    return { id: known.id, status: 'unchanged', previous: label } as const
  const id = known?.id ?? crypto.randomUUID()
  const keepContent: Statement[] = content === null ? [] : [{ sql: KEEP_CONTENT, values: [content.sha256, content.format, content.content, at] }]
  const values = [id, target, site, reporter, label, details?.reason ?? reason, details?.spans ?? JSON.stringify(spans), details?.content ?? content?.sha256 ?? null]
  const state = isRepeat ? known.state : 'open'
  await database.batch([...keepContent, { sql: REPORT, values: [...values, state, at, at] }])
  if (isRepeat) return { id, status: 'unchanged', previous: label } as const
  const previous = known === undefined || known.state === 'withdrawn' ? null : known.label
  return { id, status: previous === null ? 'kept' : 'changed', previous } as const
}

async function withdraw(database: Database, id: string, reporter: string | null, at: string) {
  const [known] = (await database.all('SELECT state, reporter FROM feedback WHERE id = ?', [id])) as readonly { state: string; reporter: string }[]
  if (known === undefined || (reporter !== null && known.reporter !== reporter)) return 'unknown'
  if (known.state === 'withdrawn') return 'unchanged'
  await database.batch([
    { sql: "UPDATE feedback SET state = 'withdrawn', content = NULL, updated = ? WHERE id = ?", values: [at, id] },
    { sql: DROP_CONTENTS, values: [] },
  ])
  return 'withdrawn'
}

interface WeightRow {
  readonly agreed: number
  readonly decided: number
}

function toWeight({ agreed, decided }: WeightRow): Weight {
  return { agreed, decided, weight: wilsonBound(agreed, decided) }
}

interface ReportRow extends WeightRow, Omit<Voice, 'spans' | 'weight'> {
  readonly spans: string
}

async function readCase(database: Database, target: Target, site: string | null): Promise<Case> {
  const [voices, appeals, [state]] = (await database.batch([
    { sql: VOICES, values: [target] },
    { sql: `${APPEALS} WHERE target = ? AND state = 'open' ORDER BY created`, values: [target] },
    { sql: STATE, values: [target] },
  ])) as unknown as [ReportRow[], Appeal[], [VoiceRow]]
  const read = voices.map(({ spans, agreed, decided, ...voice }): Voice => ({ ...voice, spans: JSON.parse(spans) as Report['spans'], ...toWeight({ agreed, decided }) }))
  const verdict = await verdictOn(database, target)
  return { target, site, verdict, standing: readVoices(state, verdict).standing, voices: read, appeals, agreed: agreedLabel(read) }
}

/** What the engine says of a target; nothing of a content, under which nothing is looked up. */
async function verdictOn(database: Database, target: Target): Promise<Verdict['verdict'] | null> {
  const kind = target.slice(0, target.indexOf(':')) as 'page' | 'site' | 'family' | 'content'
  if (kind === 'content') return null
  const name = target.slice(kind.length + 1)
  const [row] = (await database.all(VERDICT_ON[kind], [kind === 'family' ? Number(name) : name])) as readonly { verdict: Verdict['verdict'] | null }[]
  return row?.verdict ?? null
}

async function decide(database: Database, decision: NewDecision): Promise<Decision> {
  const { target, site, label, reason, reviewer, at } = decision
  const open = await readCase(database, target, site)
  const waiting = (await database.all(WAITING, [target, target, label])) as readonly { reviewer: string }[]
  const force = isInForce(
    decision,
    open,
    waiting.map((each) => each.reviewer),
  )
  const settleReports: Statement[] = [
    { sql: OUTCOMES, values: [label, target, reviewer] },
    { sql: SETTLE_REPORTS, values: [label, at, target] },
  ]
  const settleAppeals: Statement = { sql: SETTLE_APPEALS, values: [label === 'spam' ? 'rejected' : 'accepted', reason, at, target] }
  const [[made]] = (await database.batch([
    { sql: DECIDE, values: [target, site, label, reason, reviewer, Number(force), open.verdict, at] },
    // Taking a decision back says nothing about who was right.
    ...(force && label !== 'none' ? settleReports : []),
    ...(force ? [settleAppeals] : []),
  ])) as unknown as [[{ id: number }]]
  return { ...decision, id: made.id, force, verdict: open.verdict }
}

interface DecisionRow extends Omit<Decision, 'force' | 'at'> {
  readonly force: number
  readonly created: string
}

function toDecision({ force, created, ...decision }: DecisionRow): Decision {
  return { ...decision, force: force === 1, at: created }
}

interface AdjudicatedRow extends ReportedContent, Omit<Adjudicated, 'content'> {}

function toAdjudicated({ target, site, label, reporter, sha256, format, content }: AdjudicatedRow): Adjudicated {
  return { target, site, label, reporter, content: { sha256, format, content } }
}

const REPORT = `INSERT INTO feedback (id, target, site, reporter, label, reason, spans, content, state, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (target, reporter) DO UPDATE SET label = excluded.label, reason = excluded.reason, spans = excluded.spans, content = excluded.content,
    state = excluded.state, updated = excluded.updated`
const KEEP_CONTENT = 'INSERT INTO contents (sha256, format, content, created) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING'
const SETTLE_REPORTS = "UPDATE feedback SET state = CASE label WHEN ? THEN 'accepted' ELSE 'rejected' END, updated = ? WHERE target = ? AND state = 'open'"
const SETTLE_APPEALS = "UPDATE appeals SET state = ?, answer = ?, updated = ? WHERE target = ? AND state = 'open'"
/** Pages that no report refers to any more. */
export const DROP_CONTENTS = 'DELETE FROM contents WHERE NOT EXISTS (SELECT 1 FROM feedback f WHERE f.content = contents.sha256)'
const APPEALS = 'SELECT id, target, reason, contact, state, answer, created, updated FROM appeals'
const APPEAL = `INSERT INTO appeals (id, target, reason, contact, state, created, updated) SELECT ?, ?, ?, ?, 'open', ?, ?
  WHERE (SELECT COUNT(*) FROM appeals WHERE target = ? AND state = 'open') < ? RETURNING id`
const QUEUE = `SELECT target, max(site) AS site FROM (
    SELECT target, site, 0 AS appeals, 1 AS voices, updated FROM feedback WHERE state = 'open'
    UNION ALL SELECT target, NULL, 1, 0, updated FROM appeals WHERE state = 'open')
  GROUP BY target ORDER BY sum(appeals) > 0 DESC, sum(voices) DESC, min(updated), target LIMIT ? OFFSET ?`
const VOICES = `SELECT f.id, f.reporter, f.label, f.reason, f.spans, f.content, f.updated,
  (SELECT COUNT(*) FROM outcomes o WHERE o.reporter = f.reporter) AS decided,
  (SELECT COUNT(*) FROM outcomes o WHERE o.reporter = f.reporter AND o.agreed = 1) AS agreed
  FROM feedback f WHERE f.target = ? AND f.state = 'open' ORDER BY f.created, f.id`
const STATE = `SELECT ${voiceColumns('t.target')} FROM (SELECT ? AS target) t`
const WEIGHT = 'SELECT COUNT(*) AS decided, coalesce(SUM(agreed), 0) AS agreed FROM outcomes WHERE reporter = ?'
const VERDICT_ON = {
  page: 'SELECT verdict FROM pages WHERE url = ?',
  site: 'SELECT verdict FROM sites WHERE site = ?',
  family: 'SELECT verdict FROM clusters WHERE id = ? AND family = 1',
} as const
// Since the last decision in force nothing else counts.
const WAITING = `SELECT reviewer FROM decisions WHERE target = ? AND force = 0
  AND id > coalesce((SELECT max(id) FROM decisions WHERE target = ? AND force = 1), 0) AND label = ?`
const DECISIONS = 'SELECT id, target, site, label, reason, reviewer, force, verdict, created FROM decisions'
const DECIDE = 'INSERT INTO decisions (target, site, label, reason, reviewer, force, verdict, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id'
// A reviewer's own reports say nothing about their judgement of others; what nobody put a name to has no weight to gain.
const OUTCOMES = `INSERT INTO outcomes (decision, reporter, agreed) SELECT (SELECT max(id) FROM decisions), reporter, label = ?
  FROM feedback WHERE target = ? AND state = 'open' AND reporter NOT IN ('anonymous', ?)`
const ADJUDICATED = `SELECT c.sha256, c.format, c.content, f.target, f.site, f.label, f.reporter FROM contents c CROSS JOIN feedback f ON f.id = (
    SELECT g.id FROM feedback g WHERE g.content = c.sha256 AND g.state = 'accepted'
      AND g.label = (SELECT d.label FROM decisions d WHERE d.target = g.target AND d.force = 1 ORDER BY d.id DESC LIMIT 1)
    ORDER BY g.created, g.id LIMIT 1)
  WHERE c.sha256 > ? ORDER BY c.sha256 LIMIT ?`
