/** B8: a scanned page: letters confused by their shape, spaces lost and gained. */
import { pick } from '../../../src/training/transforms/random.ts'
import { mapChars, type Transform } from '../../../src/training/transforms/transform.ts'

// Groups of shapes that scanners confuse; each member may be read as any other.
const GROUPS = `0OoQ 1lI|! 2Z 5S 6Gb 8B 9gq rn→m cl→d vv→w u→ii ce h→li t→f i→j ,. ;: '" -_
己已巳 未末 日曰目 人入八 大太犬 天夭 土士 千干于 甲由申 戊戌戍 木本术 王玉主 牛午 刀力 儿几 口囗 治冶 拔拨 侯候 徒徙 辨辩辫 晴睛 抱拖 清请情 复夏 症疖 药葯 院阮 细纽 胞泡 检捡 验脸 诊珍 疗疔 病痛 血皿 压庄 手毛 体休 微徽 免兔 便使 住往 特持 析折 折拆 间问 广厂 末来`
const CONFUSED = new Map<string, string[]>()
for (const group of GROUPS.split(/\s+/u)) {
  const [from, to] = group.split('→')
  if (to !== undefined) CONFUSED.set(to, [...(CONFUSED.get(to) ?? []), from as string])
  else for (const char of group) CONFUSED.set(char, [...(CONFUSED.get(char) ?? []), ...[...group].filter((other) => other !== char)])
}
/** Of the errors on characters without look-alikes, how many lose the character; the others add a space. */
const LOST = 0.4

/** `amount`: share of the characters that are read wrongly. */
export const ocr: Transform = {
  id: 'B8',
  title: 'errors of a scanned page',
  amounts: { low: 0.01, mid: 0.02, high: 0.05 },
  allowed: { mid: 0.3 },
  apply: (page, share, { random }) =>
    mapChars(page, (char) => {
      if (random() >= share || char === '\n') return char
      const others = CONFUSED.get(char)
      return others !== undefined ? pick(random, others) : random() < LOST ? '' : `${char} `
    }),
}
