/**
 * What regulators have said about interventions that are sold far beyond their evidence. An entry speaks of a use in a country at a date; only
 * verified ones are shown, and only beside a claim about that very use.
 */
import type { Country } from './rule.ts'

export interface Status {
  readonly id: string
  readonly country: Country
  /** Folded words for the treatment. */
  readonly names: readonly string[]
  /** Folded words, one of which must stand beside it; left out when the entry speaks of any use. */
  readonly conditions?: readonly string[]
  readonly says: { readonly en: string; readonly zh: string }
  readonly source: string
  readonly date: string
  readonly verified: boolean
}

const STEM_CELLS = ['stem cell', '干细胞', 'stammzell', 'celulas madre', 'cellules souches']
const EXOSOMES = ['exosome', '外泌体']
const IMMUNE_CELLS = ['nk cell', 'nk细胞', '免疫细胞', 'cik', '自然杀伤']

export const STATUSES: readonly Status[] = [
  {
    id: 'US-STATUS-STEM-CELLS',
    country: 'US',
    names: STEM_CELLS,
    says: {
      en: 'not approved for this use in the United States: the only approved stem cell products are blood-forming cells from cord blood, for disorders of the blood system',
      zh: '在美国未获批用于此项用途:获批的干细胞产品仅限用于血液系统疾病的脐带血造血干细胞',
    },
    conditions: [
      'arthritis',
      'knee',
      'joint',
      'back pain',
      'autism',
      'parkinson',
      'alzheimer',
      'multiple sclerosis',
      'stroke',
      'copd',
      'macular',
      'chronic pain',
      'epilepsy',
      'als',
      'diabetes',
      'heart',
      '关节',
      '自闭',
      '孤独症',
      '帕金森',
      '阿尔茨海默',
      '中风',
    ],
    source: 'FDA consumer alerts on regenerative medicine products',
    date: '2021-06-03',
    verified: true,
  },
  {
    id: 'US-STATUS-EXOSOMES',
    country: 'US',
    names: EXOSOMES,
    says: { en: 'not approved for this use in the United States: there is no approved exosome product', zh: '在美国未获批用于此项用途:没有任何获批的外泌体产品' },
    source: 'FDA consumer alert on regenerative medicine products',
    date: '2020-07-22',
    verified: true,
  },
  {
    id: 'US-STATUS-OZONE',
    country: 'US',
    names: ['ozone', '臭氧'],
    says: { en: 'ozone is held to have no known useful medical application in the United States', zh: '美国法规认为臭氧没有已知的医疗用途' },
    source: '21 CFR 801.415',
    date: '2002-04-01',
    verified: true,
  },
  {
    id: 'US-STATUS-CHELATION',
    country: 'US',
    names: ['chelation', '螯合'],
    conditions: ['autism', 'heart', 'alzheimer', 'parkinson', 'macular', 'atherosclerosis', 'arteries', '自闭', '孤独症', '动脉', '心脏'],
    says: {
      en: 'not approved for this use in the United States: approved chelation products need a prescription and treat metal poisoning or iron overload',
      zh: '在美国未获批用于此项用途:获批的螯合剂须凭处方,用于金属中毒或铁过载',
    },
    source: 'FDA warning on over-the-counter chelation products',
    date: '2010-10-14',
    verified: true,
  },
  {
    id: 'CN-STATUS-IMMUNE-CELLS',
    country: 'CN',
    names: IMMUNE_CELLS,
    says: {
      en: 'in mainland China infusions of autologous immune cells are limited to clinical research, which may not charge its subjects',
      zh: '在中国内地,自体免疫细胞治疗仅限临床研究,且不得向受试者收费',
    },
    source: '国家卫生计生委 2016-05-04 通知 (as reported)',
    date: '2016-05-04',
    verified: true,
  },
  {
    id: 'CN-STATUS-STEM-CELLS',
    country: 'CN',
    names: STEM_CELLS,
    says: {
      en: 'in mainland China stem cell treatment outside approved products is clinical research, which may not charge or advertise',
      zh: '在中国内地,获批产品以外的干细胞治疗属于临床研究,不得收费和发布广告',
    },
    source: '干细胞临床研究管理办法(试行)',
    date: '2015-07-20',
    verified: false,
  },
  {
    id: 'EU-STATUS-STEM-CELLS',
    country: 'EU',
    names: STEM_CELLS,
    says: { en: 'the medicines agency of the European Union warns of unproven cell therapies sold outside trials', zh: '欧盟药品管理局警告试验之外销售的未经证实的细胞疗法' },
    source: 'EMA, Committee for Advanced Therapies',
    date: '2020-04-28',
    verified: false,
  },
]

/** Ids of the verified entries of some countries that speak of a claim, by its folded sentence and the page's title. */
export function statusesFor(words: string, countries: readonly Country[]): readonly string[] {
  return STATUSES.filter(
    ({ verified, country, names, conditions }) =>
      verified && countries.includes(country) && names.some((name) => words.includes(name)) && (conditions === undefined || conditions.some((each) => words.includes(each))),
  ).map(({ id }) => id)
}

/** The entry of an id, or undefined. */
export function statusOf(id: string): Status | undefined {
  return STATUSES.find((status) => status.id === id)
}
