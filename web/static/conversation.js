/**
 * What is being asked right now. Pure: knows no page and no network.
 *
 * One question is under way at a time, so a second press of the button asks nothing. Giving up on a
 * question makes its reply a late one, and a late reply is dropped.
 */
export class Conversation {
  #asked = 0
  #waiting = false

  get waiting() {
    return this.#waiting
  }

  /** A number for the question that begins, or 0 while another is under way. */
  begin() {
    if (this.#waiting) return 0
    this.#waiting = true
    return ++this.#asked
  }

  /** True once, for the question that is under way: its reply is to be shown. */
  settle(number) {
    if (!this.#waiting || number !== this.#asked) return false
    this.#waiting = false
    return true
  }
}

/** What is sent: the pressed suggestion if there is one, otherwise what stands in the box. */
export function asked(fields) {
  return (fields.get('ask') || fields.get('question') || '').trim()
}
