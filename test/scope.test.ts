import { expect, test } from 'vitest'
import { analyse } from '../src/analyse.ts'
import { currentModel } from '../src/verdict/current.ts'

const model = currentModel()
const repeated = (times: number, line: (i: number) => string) => Array.from({ length: times }, (_, i) => line(i)).join('\n')

// Pages that repeat themselves as farms do, but about other things: the model knows nothing of them.
const OFF_TOPIC: readonly (readonly [name: string, text: string])[] = [
  ['a recipe printed twelve times', repeated(12, () => 'Beat the eggs with sugar. Add flour and milk. Bake for forty minutes until golden. Serve warm with cream.')],
  [
    'a manual of functions',
    `Streams\n${repeated(40, (i) => `stream.read${i}(options)\nAdded in: v${i}.0.0. Reads the next chunk of the stream. Best used with buffers; the fastest way to read a file at once.`)}`,
  ],
  [
    'a change log',
    `Release notes\n${repeated(60, (i) => `- Fixed bug ${i}: the parser no longer fails on empty lines. Fixed bug ${i}: the parser no longer fails on empty lines.`)}`,
  ],
  ['a list of branches', `Our branches\n${repeated(50, (i) => `Which bank in town number ${i} gives the best loan?? Which bank in town number ${i + 1} gives the best loan??`)}`],
  ['一份软件说明', `接口说明\n${repeated(50, (i) => `第${i}个接口怎么调用??第${i}个接口返回什么??最好的办法是先看文档,效率最高,百分之百成功。`)}`],
]

test.each(OFF_TOPIC)('%s is not called spam', (_name, text) => {
  expect(analyse({ text }, { model, explain: false }).verdict).not.toBe('spam')
})

test('what looks like spam without a word of health is unlike training, and the same with such words is judged', () => {
  const page = (topic: string) =>
    `Where is the best ${topic}??\n${repeated(30, (i) => `- Which ${topic} in town number ${i} is the best??Where is the best ${topic}?? Call now, no risk, results in 7 days`)}`
  expect(analyse({ text: page('loan') }, { model, explain: false })).toMatchObject({ verdict: 'unsure', abstained: 'unlike-training' })
  expect(analyse({ text: page('stem cell clinic for patients') }, { model, explain: false })).toMatchObject({ verdict: 'spam' })
})
