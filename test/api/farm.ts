import { EN, ZH } from '../site/farm-sentences.ts'

/** A doorway page for a town: all such pages of one language are one family. */
export function doorway(place: string, topic: string, language: 'zh' | 'en' = 'zh'): string {
  const sentences = language === 'zh' ? ZH : EN
  const title = language === 'zh' ? '{p}{t}哪家比较好' : 'Best {t} in {p}'
  const lines = [title, ...sentences.slice(0, 20)]
  return lines
    .map((line) =>
      line
        .replaceAll('{p}', place)
        .replaceAll('{t}', topic)
        .replaceAll('{c}', language === 'zh' ? '雅韵医院' : 'Lumira Clinic')
        .replaceAll('{n}', '30'),
    )
    .join('\n')
}

export const TOWNS = ['苏州', '福州', '沈阳', '合肥'] as const
