/**
 * <sciabot-chat>: a button on the clinic's page that opens the chat in an iframe.
 *
 * The chat comes from the service's own origin, so that no script of the clinic's page can read
 * what is typed. One file without imports: its address can carry an integrity hash. Its style is a
 * constructed sheet, which a strict Content-Security-Policy of the page lets through.
 *
 *   attributes   lang   "en" or "es"; otherwise the language of the page
 *                label  the words on the button
 *   methods      open(), close()
 *   events       sciabot-open, sciabot-close   (no detail: the page does not learn what was said)
 *   properties   --sciabot-accent, --sciabot-on-accent
 *
 * The link inside the element is what people without JavaScript use.
 */

const WORDS = {
  en: {
    label: 'Ask about sciatica',
    automated: '(automated)',
    close: 'Close'
  },
  es: {
    label: 'Pregunte sobre la ciática',
    automated: '(automático)',
    close: 'Cerrar'
  }
}

/** Shown when the service is down, so it stands here: the words of cards.toml, held equal by a test. */
const HELP = {
  "en": {
    "unreachable": "The chat cannot be reached right now.",
    "do_not_wait": "If this could be an emergency, do not wait for this chat. For all else, call the clinic or your own doctor.",
    "lines": [
      ["Emergency", ["Call 911", "tel:911"]],
      ["Thoughts of suicide, or a crisis", ["Call 988", "tel:988"], ["Text 988", "sms:988"]],
      ["Poison, or too much medicine", ["Call 1-800-222-1222", "tel:18002221222"]]
    ]
  },
  "es": {
    "unreachable": "El chat no está disponible en este momento.",
    "do_not_wait": "Si puede ser una emergencia, no espere a este chat. Para lo demás, llame a la clínica o a su médico.",
    "lines": [
      ["Emergencia", ["Llamar al 911", "tel:911"]],
      ["Pensamientos de suicidio o una crisis (en el 988 oprima 2)", ["Llamar al 988", "tel:988"], ["Mensaje al 988", "sms:988"]],
      ["Veneno o demasiada medicina", ["Llamar al 1-800-222-1222", "tel:18002221222"]]
    ]
  }
}

const PATIENCE = 8000 // milliseconds until a frame that says nothing counts as lost
const FULL_SCREEN = '(max-width: 480px), (max-height: 480px)'

/** The words for a language tag such as "es-MX"; English where there are none. */
export function wordsFor(tag) {
  const primary = String(tag).toLowerCase().split('-')[0]
  const known = Object.hasOwn(WORDS, primary) ? primary : 'en'
  return { ...WORDS[known], ...HELP[known] }
}

/** The address of the chat, from the address of this script. */
export function chatAddress(script, lang) {
  const address = new URL('/chat', script)
  address.searchParams.set('embedded', '1')
  if (lang) address.searchParams.set('lang', lang.toLowerCase().split('-')[0])
  return address
}

/** What our own frame says; undefined for a message from anybody else. */
export function messageFrom(event, frame, origin) {
  if (!frame || event.source !== frame || event.origin !== origin) return undefined
  const type = event.data?.type
  return type === 'sciabot:ready' || type === 'sciabot:close' ? type : undefined
}

/** What to do now, and whom to call: no reply can come. */
function helpIn(words) {
  const paragraph = (...parts) => {
    const made = document.createElement('p')
    made.append(...parts)
    return made
  }
  const call = ([label, href]) => Object.assign(document.createElement('a'), { textContent: label, href })
  const lines = words.lines.map(([text, ...calls]) => paragraph(text, document.createElement('br'), ...calls.map(call)))
  return [paragraph(words.unreachable), paragraph(words.do_not_wait), ...lines]
}

const STYLE = `
:host { display: inline-block; color-scheme: light dark; --accent: var(--sciabot-accent, #0b666b); --on-accent: var(--sciabot-on-accent, #fff);
  font: 16px/1.4 system-ui, sans-serif }
:host([hidden]) { display: none }
button { font: inherit; color: var(--on-accent); background: var(--accent); border: 2px solid transparent; cursor: pointer }
button:focus-visible, iframe:focus-visible { outline: 3px solid Highlight; outline: 3px solid var(--accent); outline-offset: 2px }
.launcher { position: fixed; z-index: 2147483000; inset-block-end: max(1rem, env(safe-area-inset-bottom)); inset-inline-end: 1rem; min-height: 52px; max-width: calc(100vw - 2rem);
  display: flex; align-items: center; gap: .6rem; padding: .5rem 1.25rem .5rem 1rem; border-radius: 26px; font-weight: 600; text-align: start; box-shadow: 0 4px 16px rgb(0 0 0/.2) }
.launcher:hover { filter: brightness(1.1) }
.launcher small { font-weight: 400; font-size: .875em }
svg { flex: none; width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
dialog { position: fixed; z-index: 2147483000; inset: auto; inset-block-end: 5.25rem; inset-inline-end: 1rem; margin: 0; padding: 0; box-sizing: border-box; overflow: hidden; width: min(25rem, calc(100vw - 2rem));
  height: min(42rem, calc(100dvh - 6.5rem)); max-width: none; max-height: none; border: 1px solid rgb(128 128 128/.35); border-radius: 16px; background: Canvas; color: CanvasText; box-shadow: 0 12px 40px rgb(0 0 0/.25) }
dialog::backdrop { background: none }
iframe { display: block; width: 100%; height: 100%; border: 0; outline-offset: -3px }
.close { position: absolute; inset-block-start: 8px; inset-inline-end: 8px; width: 44px; height: 44px; padding: 9px; border-radius: 50%; color: inherit; background: transparent }
.close:hover { background: rgb(128 128 128/.18) }
.lost { height: 100%; box-sizing: border-box; overflow: auto; padding: 3.5rem 1.25rem 1.25rem }
.lost:not([hidden]) ~ iframe { display: none }
.lost p { margin: 0 0 .75rem }
.lost p:first-child { font-weight: 600 }
.lost a { display: inline-block; margin: .35rem .5rem 0 0; padding: .7rem 1.1rem; border-radius: 12px; background: #b0131f; color: #fff; font-weight: 600; text-decoration: none }
.lost a:focus-visible { outline: 3px solid; outline-offset: 2px }
[hidden] { display: none }
@media ${FULL_SCREEN} {
  dialog { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0 }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: appear .16s ease-out }
  @keyframes appear { from { opacity: 0; transform: translateY(8px) } }
}
@media (forced-colors: active) { button { border-color: ButtonText } }
@media print { :host { display: none } }
`

const MARKUP = `
<dialog id="panel"><button class="close" type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg></button><div class="lost" role="alert" hidden></div></dialog>
<button class="launcher" type="button" aria-expanded="false" aria-controls="panel"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5"/></svg><span></span></button>
`

export class SciabotChat extends (globalThis.HTMLElement ?? class {}) {
  #listening
  #frame
  #ready = false
  #patience

  connectedCallback() {
    if (!this.shadowRoot) this.#furnish()
    this.#listening = new AbortController()
    const { signal } = this.#listening
    this.#part('.launcher').addEventListener('click', () => this.#toggle(), { signal })
    this.#part('.close').addEventListener('click', () => this.close(), { signal })
    this.#part('dialog').addEventListener('close', () => this.#closed(), { signal })
    this.shadowRoot.addEventListener('keydown', event => event.key === 'Escape' && this.close(), { signal })
    addEventListener('message', event => this.#heard(event), { signal })
  }

  disconnectedCallback() {
    this.#listening.abort()
    clearTimeout(this.#patience)
  }

  open() {
    const dialog = this.#part('dialog')
    if (dialog.open) return
    this.#frame ??= this.#makeFrame()
    if (matchMedia(FULL_SCREEN).matches) dialog.showModal()
    else dialog.show()
    this.#part('.launcher').setAttribute('aria-expanded', 'true')
    this.#focusFrame()
    this.#announce('sciabot-open')
  }

  close() {
    this.#part('dialog').close()
  }

  #toggle() {
    if (this.#part('dialog').open) this.close()
    else this.open()
  }

  #closed() {
    const launcher = this.#part('.launcher')
    launcher.setAttribute('aria-expanded', 'false')
    launcher.focus()
    this.#announce('sciabot-close')
  }

  #heard(event) {
    const message = messageFrom(event, this.#frame?.contentWindow, this.#address.origin)
    if (message === 'sciabot:close') this.close()
    if (message === 'sciabot:ready') this.#arrived()
  }

  #arrived() {
    clearTimeout(this.#patience)
    this.#ready = true
    this.#part('.lost').hidden = true
    if (this.#part('dialog').open) this.#focusFrame()
  }

  /** The frame is taken away, so the focus goes where Escape is still heard. */
  #giveUp() {
    this.#part('.lost').hidden = false
    if (this.#part('dialog').open) this.#part('.close').focus()
  }

  /** The frame decides what in it takes the focus: only it knows whether a card is up. */
  #focusFrame() {
    this.#frame.focus()
    if (this.#ready) this.#frame.contentWindow.postMessage({ type: 'sciabot:focus' }, this.#address.origin)
  }

  #furnish() {
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    root.innerHTML = MARKUP
    const words = wordsFor(this.#language)
    const label = this.getAttribute('label') || words.label
    this.#part('.launcher span').append(label, ' ', Object.assign(document.createElement('small'), { textContent: words.automated }))
    this.#part('.launcher').lang = this.#part('dialog').lang = this.#language
    this.#part('dialog').setAttribute('aria-label', label)
    this.#part('.close').setAttribute('aria-label', words.close)
    this.#part('.lost').append(...helpIn(words))
  }

  #makeFrame() {
    const frame = document.createElement('iframe')
    frame.title = this.#part('dialog').getAttribute('aria-label')
    frame.src = this.#address.href
    this.#part('dialog').append(frame)
    this.#patience = setTimeout(() => this.#giveUp(), PATIENCE)
    return frame
  }

  #announce(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }))
  }

  #part(selector) {
    return this.shadowRoot.querySelector(selector)
  }

  get #language() {
    return this.lang || document.documentElement.lang || 'en'
  }

  get #address() {
    return chatAddress(import.meta.url, this.#language)
  }
}

if (globalThis.customElements && !customElements.get('sciabot-chat')) {
  customElements.define('sciabot-chat', SciabotChat)
}
