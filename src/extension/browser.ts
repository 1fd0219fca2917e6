/// <reference types="chrome" />

/** The browser's interface to extensions. Firefox calls it `browser`, Chromium `chrome`; both answer with promises. */
export const api: typeof chrome = (globalThis as { readonly browser?: typeof chrome }).browser ?? chrome
