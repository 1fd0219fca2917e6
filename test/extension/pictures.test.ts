/** Pictures of the extension for the documentation, made of the real thing: `NOSTRUM_UPDATE_PICTURES=1 npx vitest run --config .config/vitest.ts test/extension/pictures.test.ts`. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { originsOf, SHIPPED } from '../../src/extension/engines.ts'
import { ICON_SIZES } from '../../src/extension/manifest.ts'
import { openChromium } from '../chromium.ts'
import { entryOf } from '../lists/samples.ts'
import { openStage } from './browser.ts'

const FOLDER = 'samples/pictures'
const MAX_BYTES = 60_000
const HOME = 'https://www.farm.example/ly/0.html'
const SEARCHES = { en: ['www.google.com', 'https://www.google.com/search?q=x', 'google'], 'zh-Hans': ['www.baidu.com', 'https://www.baidu.com/s?wd=x', 'baidu'] } as const

describe.runIf(process.env.NOSTRUM_UPDATE_PICTURES === '1')('made anew', () => {
  test.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
    'in %s',
    async (language) => {
      const stage = await openStage({
        pages: {
          'www.farm.example': readFileSync('samples/golden/zh-scrubbed-html/page.html', 'utf8'),
          ...Object.fromEntries(Object.values(SEARCHES).map(([host, , file]) => [host, readFileSync(`test/extension/results/${file}.html`, 'utf8')])),
        },
        entries: [
          entryOf('farm.example/'),
          entryOf('forum.example/t/7', { tier: 'likely', kind: 'link-farm', family: null }),
          ...Array.from({ length: 20 }, (_, i) => entryOf(`other-${i}.example/`)),
        ],
        grants: SHIPPED.engines.flatMap(originsOf),
      })
      try {
        const shoot = async (page: Awaited<ReturnType<typeof stage.open>>, name: string, size: { width: number; height: number }) => {
          await page.setViewportSize(size)
          await page.screenshot({ path: `${FOLDER}/extension-${name}-${language}.png`, animations: 'disabled' })
        }
        await stage.configure({ service: stage.service, language })
        const options = await stage.open('options.html')
        for (const id of ['google', 'baidu']) {
          await options.click(`[data-engine=${id}]`)
          await options.waitForFunction((each) => document.querySelector<HTMLInputElement>(`[data-engine=${each}]`)?.checked, id)
        }
        await options.fill('[name=service]', 'https://nostrum.example')
        await options.fill('#rules', '*://*.farm.example/*\n@*://*.clinic.example/*\n@1*://*.hospital.example/*\n')
        await options.evaluate(() => {
          ;(document.activeElement as HTMLElement).blur()
          scrollTo(0, 0)
        })
        await shoot(options, 'options', { width: 660, height: 540 })
        await options.close()

        const page = stage.context.pages()[0] as Awaited<ReturnType<typeof stage.open>>
        if (language !== 'zh-Hant') {
          await page.goto(SEARCHES[language][1])
          await page.addStyleTag({ content: 'body { margin: 12px !important } p { display: none } h3 { margin: 8px 0 !important }' })
          await page.waitForSelector('[data-nostrum=likely]')
          await page.evaluate(() => {
            for (const title of document.querySelectorAll('h3'))
              if (title.textContent?.startsWith('我的')) title.closest('.MjjYud, .c-container')?.remove()
              else if (title.textContent?.startsWith('<img')) (title.querySelector('a') ?? title).textContent = '白癜风能不能治？福州那家医院看得好'
          })
          await page.click('[data-nostrum=likely] button.mark')
          await shoot(page, 'marks', { width: 480, height: 385 })
        }
        await page.goto(HOME)
        const judged = await stage.judge(page)
        await judged.waitForSelector('#lookup:not(:empty)')
        await shoot(judged, 'popup', { width: 416, height: 440 })
        if (language === 'en') {
          await page.bringToFront()
          await shoot(page, 'highlights', { width: 640, height: 300 })
        }
        await judged.click('#wrong summary')
        await judged.locator('#wrong').scrollIntoViewIfNeeded()
        await judged.evaluate(() => document.querySelector('#wrong')?.scrollIntoView({ block: 'start' }))
        if (language === 'en') await shoot(judged, 'report', { width: 416, height: 560 })
      } finally {
        await stage.close()
      }
    },
    90_000,
  )

  test('the icons, from their drawing', async () => {
    const context = await openChromium()
    const page = context.pages()[0]
    const drawing = readFileSync('src/extension/icons/icon.svg', 'utf8')
    for (const size of ICON_SIZES) {
      await page?.setViewportSize({ width: size, height: size })
      await page?.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawing}`)
      writeFileSync(`src/extension/icons/icon-${size}.png`, (await page?.screenshot({ omitBackground: true })) ?? '')
    }
    await context.close()
  })
})

test('pictures are small', () => {
  const pictures = readdirSync(FOLDER).filter((name) => name.startsWith('extension-'))
  expect(pictures.length).toBeGreaterThan(5)
  for (const name of pictures) expect(statSync(`${FOLDER}/${name}`).size, name).toBeLessThan(MAX_BYTES)
})
