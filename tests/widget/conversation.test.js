import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Conversation, asked } from '../../web/static/conversation.js'

test('a second press while a question is under way asks nothing', () => {
  const conversation = new Conversation()

  assert.equal(conversation.begin(), 1)
  assert.equal(conversation.begin(), 0)
  assert.equal(conversation.waiting, true)
})

test('a reply is shown once, and then the next question may begin', () => {
  const conversation = new Conversation()
  const number = conversation.begin()

  assert.equal(conversation.settle(number), true)
  assert.equal(conversation.settle(number), false)
  assert.equal(conversation.waiting, false)
  assert.equal(conversation.begin(), 2)
})

test('the late reply to a question that was given up is dropped', () => {
  const conversation = new Conversation()
  const first = conversation.begin()
  conversation.settle(first)
  const second = conversation.begin()

  assert.equal(conversation.settle(first), false)
  assert.equal(conversation.settle(second), true)
})

test('a pressed suggestion is asked in place of what stands in the box', () => {
  assert.equal(asked(new URLSearchParams({ question: 'half a ques', ask: 'How long?' })), 'How long?')
  assert.equal(asked(new URLSearchParams({ question: '  How long?\n' })), 'How long?')
})

test('blank text is no question', () => {
  assert.equal(asked(new URLSearchParams({ question: ' \n' })), '')
  assert.equal(asked(new URLSearchParams()), '')
})
