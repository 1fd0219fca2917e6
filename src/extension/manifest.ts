/** The manifest as a function of the browser; what is not in it, the extension cannot do. */
export const BROWSERS = ['chromium', 'firefox'] as const

export type Browser = (typeof BROWSERS)[number]

/** Sizes in pixels of `icons/icon-*.png`. */
export const ICON_SIZES = [16, 32, 48, 128] as const

/** Nothing but the extension's own files; requests only to services, over https or on this machine. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https: http://127.0.0.1:* http://localhost:*; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

export function manifestFor(browser: Browser, version: string): object {
  const icons = Object.fromEntries(ICON_SIZES.map((size) => [size, `icons/icon-${size}.png`]))
  return {
    manifest_version: 3,
    name: '__MSG_name__',
    description: '__MSG_description__',
    version,
    default_locale: 'en',
    icons,
    action: { default_popup: 'popup.html', default_icon: icons, default_title: '__MSG_name__' },
    background: browser === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
    options_ui: { page: 'options.html', open_in_tab: true },
    // activeTab and scripting read the page that the reader clicks for; alarms renews lists.
    permissions: ['activeTab', 'alarms', 'scripting', 'storage'],
    // Asked for one by one, from a click: search engines whose results are to be marked, the service, and sites to be judged on opening.
    optional_host_permissions: ['*://*/*'],
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+N' } } },
    content_security_policy: { extension_pages: PAGE_POLICY },
    ...(browser === 'chromium'
      ? { minimum_chrome_version: '121' }
      : {
          browser_specific_settings: {
            gecko: { id: 'nostrum@nostrum.example', strict_min_version: '128.0', data_collection_permissions: { required: ['none'] } },
          },
        }),
  }
}
