/** Address blocks as public hospitals print them. The hospitals are invented; the numbers are of the kind kept for fiction. */
const ZH = [
  [
    '就诊信息',
    '地址:江州市滨河区人民路88号 江州市人民医院',
    '总机:0000-55501000',
    '门诊时间:周一至周五 8:00-12:00,14:00-17:30',
    '急诊:24小时',
    '乘车:3路、17路、快速公交2号线人民医院站下',
  ],
  ['东院区', '地址:江州市东湖区学院路6号', '预约电话:0000-55501020(工作日 8:00-17:00)', '传真:0000-55501099', '邮政编码:000000'],
  ['西院区', '地址:江州市西岭镇卫生路2号', '服务台:0000-55501033', '医保办:0000-55501035', '停车场入口在北门'],
] as const
const EN = [
  [
    'How to find us',
    'Riverside General Hospital, 88 Station Road, Manchester',
    'Switchboard: 0161 496 0000',
    'Outpatients: Monday to Friday, 8 am to 5 pm',
    'Emergency department: open 24 hours',
    'Buses 3 and 17 stop at the main entrance',
  ],
  ['East site', 'Academy Lane Hospital, 6 Academy Lane, Leeds', 'Appointments: 0113 496 0020 (weekdays)', 'Fax: 0113 496 0099'],
  ['West site', 'Westmoor Cottage Hospital, 2 Hill Street, Sheffield', 'Reception: 0114 496 0033', 'Patient advice: 0114 496 0035', 'The car park entrance is on North Road'],
] as const

/** Chinese blocks for Chinese pages, English ones for all others. */
export function addressesFor(language: string): readonly (readonly string[])[] {
  return language === 'zh' ? ZH : EN
}
