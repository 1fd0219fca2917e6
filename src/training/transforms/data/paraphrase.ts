/** Rules of a small paraphraser: other function words, and sentences turned around. Invented for the transforms. */
import { termTable } from '../terms.ts'

/** Words that carry the tone rather than the matter. */
export const REWORDINGS = termTable(`
但是: 不过, 可是
因此: 所以, 于是
由于: 因为, 考虑到
如果: 要是, 假如
可以: 能够, 能
能够: 可以
需要: 得, 应当
非常: 十分, 很
通过: 借助, 经由
进行: 做, 开展
目前: 如今, 眼下
主要: 大体, 多半
很多: 不少, 许多
许多: 不少, 很多
以及: 还有, 和
同时: 另外, 与此同时
一般: 通常, 大多
通常: 一般, 往往
具有: 带有, 有着
帮助: 协助, 助力
了解: 弄清, 知道
选择: 挑选, 选用
出现: 冒出, 产生
导致: 引起, 造成
避免: 防止, 躲开
改善: 好转, 缓和
提高: 增强, 提升
使用: 采用, 用上
根据: 按照, 依照
并且: 而且, 同时
虽然: 尽管, 纵然
其实: 实际上, 说到底
大家: 各位, 人们
朋友: 伙伴, 亲友
怎么: 如何, 怎样
如何: 怎么, 怎样
为什么: 为何, 什么缘故
什么: 哪些, 啥
哪里: 什么地方, 何处
吗: 呢, 么
however: but then, still
therefore: so, for this reason
because: since, as
in order to: to, so as to
many: numerous, plenty of
most: nearly all, the majority of
help: assist, support
helps: assists, supports
can: may, is able to
need to: have to, must
should: ought to, had better
also: as well, in addition
very: really, quite
often: frequently, in many cases
usually: as a rule, typically
find: discover, come across
start: begin, set out
get: obtain, receive
use: make use of, apply
uses: makes use of, applies
show: indicate, point out
shows: indicates, points out
people: individuals, folks
about: regarding, around
more than: over, upwards of
every: each
our: the team's
we: our team
now: at this point, today
after: following, once past
before: ahead of, prior to
during: in the course of, throughout
without: free of, lacking
different: varied, distinct
important: crucial, worth noting
great: excellent, superb
works: acts, operates
known: recognised, familiar
offers: provides, has on hand
provide: offer, supply
makes: renders, turns
don't: do not
can't: cannot
isn't: is not
it's: it is
`)

/** A sentence of two clauses turned around; `$1` and `$2` are the clauses. Clauses are bounded and hold no further stop. */
export const TURNS: readonly (readonly [RegExp, string])[] = [
  [/如果([^\s,。\uff0c]{2,40})[,\uff0c]([^,。\uff0c]{2,60})/gu, '$2\uff0c前提是$1'],
  [/因为([^\s,。\uff0c]{2,40})[,\uff0c](?:所以)?([^,。\uff0c]{2,60})/gu, '$2\uff0c原因是$1'],
  [/虽然([^\s,。\uff0c]{2,40})[,\uff0c](?:但是?)?([^,。\uff0c]{2,60})/gu, '$2\uff0c尽管$1'],
  [/\bIf ([^,.?!\n]{4,90}), ([^,.?!\n]{4,120})(?=[.!\n])/gu, 'You will see that $2 if $1'],
  [/\bWhen ([^,.?!\n]{4,90}), ([^,.?!\n]{4,120})(?=[.!\n])/gu, 'It turns out that $2 when $1'],
  [/\bAlthough ([^,.?!\n]{4,90}), ([^,.?!\n]{4,120})(?=[.!\n])/gu, 'It is true that $1; even so, $2'],
]

/** What may open a sentence without changing it. */
export const OPENERS: Readonly<Record<string, readonly string[]>> = {
  zh: ['说起来', '一般来讲', '从经验看', '换句话讲', '总的说来', '简单说'].map((opener) => `${opener}\uff0c`),
  en: ['In practice, ', 'As a rule, ', 'Put simply, ', 'By and large, ', 'In other words, ', 'To be clear, '],
}
