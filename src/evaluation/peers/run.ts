/**
 * Our engine beside its peers: one run, the same texts, the same sites for training (train and dev) and for scoring (test).
 *
 *   node src/evaluation/peers/run.ts [--corpus samples] [--seconds 120] [--json]
 */
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readCorpora } from '../../training/corpus.ts'
import { splitOf } from '../../training/split.ts'
import { honestPages } from '../../training/transforms/honest.ts'
import { currentModel } from '../../verdict/current.ts'
import { type Comparison, compareOurs, comparePeer, type PeerRow } from './compare.ts'
import { cormackPeer } from './cormack.ts'
import { lengthPeer, topicPeer } from './floors.ts'
import { bayesPeer, logisticPeer } from './natural.ts'
import type { Peer } from './peer.ts'
import { rulesPeer } from './rules.ts'
import { renderPeers } from './table.ts'
import { bogofilterPeer, fastTextPeer, sklearnPeer } from './tools.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: ['samples'] },
    /** Patience with natural's logistic regression, in seconds. */
    seconds: { type: 'string', default: '120' },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
if (!(seconds > 0)) throw new Error(`--seconds ${values.seconds}: how long to wait for natural's logistic regression.`)

/** With the second number of tokens natural's logistic regression ends within the time; with the first, which others take, it does not. */
const LOGISTIC_TOKENS = [5000, 200]

const peers: readonly Peer[] = [
  sklearnPeer,
  fastTextPeer,
  cormackPeer(1),
  cormackPeer(3),
  bogofilterPeer,
  bayesPeer,
  ...LOGISTIC_TOKENS.map((tokens) => logisticPeer(tokens, seconds)),
  rulesPeer,
  topicPeer,
  lengthPeer,
]

const samples = readCorpora(values.corpus).filter(({ label }) => label !== 'borderline')
const [test, train] = [samples.filter(({ site }) => splitOf(site) === 'test'), samples.filter(({ site }) => splitOf(site) !== 'test')]
if (test.length === 0 || train.length === 0) throw new Error(`No pages to train on, or none to test on, in ${values.corpus.join(', ')}.`)
const comparison: Comparison = { train, test, honest: honestPages(train.filter(({ site }) => splitOf(site) === 'train')) }

const model = currentModel()
const folder = new URL(`../../../models/${model.version}/`, import.meta.url)
const ours = compareOurs(model, statSync(new URL('weights.bin', folder)).size + statSync(new URL('model.json', folder)).size, comparison)
const rows: PeerRow[] = [ours.row]
for (const [i, peer] of peers.entries()) {
  process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${i + 1} of ${peers.length}: ${peer.name}${process.stderr.isTTY ? '' : '\n'}`)
  rows.push(await comparePeer(peer, comparison, ours.scored))
}
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
const facts = {
  corpus: values.corpus,
  train: train.length,
  test: test.length,
  testSpam: test.filter(({ label }) => label === 'spam').length,
  testSites: new Set(test.map(({ site }) => site)).size,
}
process.stdout.write(values.json ? `${JSON.stringify({ ...facts, rows }, null, 2)}\n` : renderPeers(rows, facts))
