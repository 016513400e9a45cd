import assert from 'node:assert/strict'
import { test } from 'node:test'

import { SciabotChat, chatAddress, messageFrom, wordsFor } from '../../web/widget/sciabot.js'

const SCRIPT = 'https://chat.clinic.example/widget/sciabot.js'
const ORIGIN = 'https://chat.clinic.example'

test('the chat is asked of the origin that served the script, wherever the script is embedded', () => {
  const address = chatAddress(SCRIPT, 'es-MX')

  assert.equal(address.href, 'https://chat.clinic.example/chat?embedded=1&lang=es')
})

test('without a language the chat decides by what the browser prefers', () => {
  assert.equal(chatAddress(SCRIPT, '').searchParams.has('lang'), false)
})

test('words follow the primary language and fall back to English', () => {
  assert.equal(wordsFor('es-US').close, 'Cerrar')
  assert.equal(wordsFor('ES').close, 'Cerrar')
  for (const tag of ['en', 'fr', '', 'constructor', undefined]) {
    assert.equal(wordsFor(tag).close, 'Close')
  }
})

test('both languages have every word, and both can call for help', () => {
  assert.deepEqual(Object.keys(wordsFor('en')), Object.keys(wordsFor('es')))
  for (const lang of ['en', 'es']) {
    const addresses = wordsFor(lang).lines.flatMap(([, ...calls]) => calls.map(([, href]) => href))
    assert.deepEqual(addresses, ['tel:911', 'tel:988', 'sms:988', 'tel:18002221222'])
  }
})

test('a message of our own frame is heard', () => {
  const frame = {}
  const event = { source: frame, origin: ORIGIN, data: { type: 'sciabot:close' } }

  assert.equal(messageFrom(event, frame, ORIGIN), 'sciabot:close')
})

test('a message of anybody else is not', () => {
  const frame = {}
  const close = { source: frame, origin: ORIGIN, data: { type: 'sciabot:close' } }

  assert.equal(messageFrom({ ...close, source: {} }, frame, ORIGIN), undefined)
  assert.equal(messageFrom({ ...close, origin: 'https://elsewhere.example' }, frame, ORIGIN), undefined)
  assert.equal(messageFrom({ ...close, data: { type: 'sciabot:ask' } }, frame, ORIGIN), undefined)
  assert.equal(messageFrom({ ...close, data: null }, frame, ORIGIN), undefined)
  assert.equal(messageFrom({ ...close, source: null }, undefined, ORIGIN), undefined)
})

test('the file loads where there is no page, such as in a bundler', () => {
  assert.equal(typeof SciabotChat, 'function')
})
