/** A token lives as long as the tab. Where the browser refuses to keep anything, it lives as long as the page. */
const KEY = 'nostrum-token'

export function useToken(field: HTMLInputElement): { headers(): Record<string, string> } {
  field.value = read()
  document.getElementById('forget')?.addEventListener('click', () => {
    field.value = ''
    write('')
  })
  return {
    headers() {
      const token = field.value.trim()
      write(token)
      return token === '' ? {} : { Authorization: `Bearer ${token}` }
    },
  }
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

function write(token: string): void {
  try {
    if (token === '') sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, token)
  } catch {
    // The field itself still holds it.
  }
}
