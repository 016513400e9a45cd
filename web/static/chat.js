/**
 * Makes the chat smooth. Without this script the same form posts the same fields and the whole page
 * comes back; with it only the new turn does, rendered by the server all the same.
 *
 * Each turn brings its own hidden field, so what has been said stands in the page and nowhere else.
 */
import { Conversation, asked } from './conversation.js'

const FRAGMENT = 'Sciabot-Fragment'
const INDICATOR_AFTER = 300 // milliseconds: an indicator for a quick reply would only flicker
const GIVE_UP_AFTER = 15000

const conversation = new Conversation()
const part = id => document.getElementById(id)
const form = part('composer')
const input = part('question')
const log = part('log')
const pending = part('pending')
const status = part('status')
const lost = part('lost')
const retry = part('retry')
const types = matchMedia('(hover: hover) and (pointer: fine)')

form.addEventListener('submit', event => {
  event.preventDefault()
  ask(event.submitter)
})

input.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})

addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.isComposing) tellPage('sciabot:close')
})

addEventListener('message', event => {
  if (event.source === parent && event.data?.type === 'sciabot:focus') greet()
})

tellPage('sciabot:ready')

/** Asks what the form holds; a second press while a reply is awaited asks nothing. */
async function ask(submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter))
  const question = asked(fields)
  if (!question) return say(status.dataset.empty)
  const number = conversation.begin()
  if (!number) return
  const endWaiting = wait(question, fields.has('ask'))
  const reply = await post(fields).catch(() => null)
  if (!conversation.settle(number)) return
  endWaiting()
  if (reply) showTurn(reply, question)
  else showLost(question)
}

async function post(fields) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), GIVE_UP_AFTER)
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { [FRAGMENT]: 'turn' },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: patience.signal
    })
    // Between here and there somebody else may answer, such as a hotel's Wi-Fi.
    if (!response.ok || !response.headers.has(FRAGMENT)) throw new Error('not a turn')
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  } finally {
    clearTimeout(timer)
  }
}

/** Shows what was asked until the turn comes, and says so only when it takes its time. */
function wait(question, pressed) {
  lost.hidden = true
  pending.textContent = question
  pending.hidden = false
  status.scrollIntoView({ block: 'nearest' })
  say('')
  if (!pressed) input.value = ''
  if (types.matches) input.focus({ preventScroll: true })
  const indicator = setTimeout(() => say(status.dataset.searching), INDICATOR_AFTER)
  return () => {
    clearTimeout(indicator)
    pending.hidden = true
    say('')
  }
}

function showTurn(reply, question) {
  const turn = reply.querySelector('.turn')
  const card = turn.querySelector('.card')
  document.querySelectorAll('#start, .suggestions').forEach(old => old.remove())
  part('pin').replaceWith(reply.getElementById('pin'))
  // A card is an alert of its own: the log around it keeps quiet, or it would be read out twice.
  log.setAttribute('aria-live', card ? 'off' : 'polite')
  log.querySelector('.turns').append(turn)
  if (turn.dataset.keep !== undefined) input.value ||= question
  if (card) card.querySelector('.card-title').focus()
  else if (document.activeElement !== input) turn.querySelector('.reply').focus({ preventScroll: true })
  turn.scrollIntoView({ block: 'start' })
}

/** Nothing is lost: the question goes back into the box, or onto the button if the box is taken. */
function showLost(question) {
  retry.name = input.value ? 'ask' : ''
  retry.value = question
  input.value ||= question
  lost.hidden = false
  lost.scrollIntoView({ block: 'nearest' })
}

function say(text) {
  status.textContent = text
}

/** On opening, the focus goes where one types; on a touch screen that would call the keyboard up. */
function greet() {
  const card = log.querySelector('.turn:last-child .card-title')
  const place = card ?? (types.matches ? input : part('title'))
  place.focus({ preventScroll: true })
}

/** The clinic's page hears only that the chat is ready or wants to close. */
function tellPage(type) {
  if (parent !== window) parent.postMessage({ type }, '*')
}
