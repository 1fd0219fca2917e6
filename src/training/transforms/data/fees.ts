/** Fees of an invented public hospital. */
export interface Fees {
  readonly heading: string
  readonly head: string
  readonly rows: readonly string[]
  readonly note: string
}

const ZH: Fees = {
  heading: '医疗服务价格公示',
  head: '项目 | 计价单位 | 价格(元)',
  rows: [
    '普通门诊诊查费 | 次 | 10',
    '副主任医师门诊诊查费 | 次 | 20',
    '主任医师门诊诊查费 | 次 | 30',
    '急诊诊查费 | 次 | 15',
    '住院诊查费 | 日 | 18',
    '三人间床位费 | 床日 | 35',
    'Ⅱ级护理 | 日 | 22',
    '静脉采血 | 次 | 5',
    '静脉输液 | 组 | 12',
    '肌肉注射 | 次 | 6',
    '血常规 | 次 | 20',
    '尿常规 | 次 | 12',
    '肝功能六项 | 次 | 48',
    '空腹血糖 | 次 | 7',
    '糖化血红蛋白 | 次 | 60',
    '心电图 | 次 | 24',
    '腹部彩超 | 次 | 110',
    '胸部CT平扫 | 部位 | 210',
    '膝关节磁共振平扫 | 部位 | 480',
    '电子胃镜 | 次 | 180',
    '石膏固定 | 次 | 75',
    '换药(小) | 次 | 15',
    '骨髓穿刺术 | 次 | 90',
    '自体外周血干细胞采集 | 次 | 1850',
    '病历复印 | 页 | 0.3',
  ],
  note: '以上价格按省医疗服务价格目录执行,实行先诊疗后付费,医保报销比例以参保地政策为准。投诉请向院物价办公室提出。',
}

const EN: Fees = {
  heading: 'Schedule of charges for patients without cover',
  head: 'Service | Unit | Fee',
  rows: [
    'General outpatient visit | visit | 42.00',
    'Specialist first visit | visit | 96.00',
    'Specialist follow-up | visit | 61.00',
    'Emergency attendance | visit | 120.00',
    'Ward bed, shared room | day | 310.00',
    'Blood sample | each | 8.50',
    'Full blood count | test | 11.00',
    'Liver function tests | test | 19.00',
    'HbA1c | test | 23.00',
    'Urine culture | test | 16.00',
    'Electrocardiogram | each | 35.00',
    'Chest X-ray | each | 54.00',
    'Abdominal ultrasound | each | 110.00',
    'CT scan, one region | each | 260.00',
    'MRI scan, one region | each | 415.00',
    'Gastroscopy | each | 390.00',
    'Plaster cast | each | 72.00',
    'Minor dressing | each | 14.00',
    'Physiotherapy session | session | 48.00',
    'Bone marrow biopsy | each | 350.00',
    'Stem cell collection for transplant | procedure | 2,900.00',
    'Vaccination, travel | dose | 38.00',
    'Hearing test | each | 45.00',
    'Copy of medical record | page | 0.20',
    'Missed appointment | each | 15.00',
  ],
  note: 'Charges are set by the health authority and reviewed every April. Nobody is refused urgent care because of money; ask the welfare officer.',
}

/** Chinese fees for Chinese pages, English ones for all others. */
export function feesFor(language: string): Fees {
  return language === 'zh' ? ZH : EN
}
