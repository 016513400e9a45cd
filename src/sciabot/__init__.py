"""Answers to health questions that a clinic can stand behind.

ingest      a file as the clinic has it → canonical Markdown, and a receipt of what was left out
corpus      canonical Markdown → Document → Passage
language    text → terms, one path for passages and questions
index       passages → ranked hits (BM25)
safety      a conversation → Triage: is this an emergency?
answering   a question → Answer in the documents' own words, or Abstention
bot         one turn: triage first, then the answer, then the Reply
server      the Reply as JSON, as a page, and in the widget on the clinic's site
"""

__version__ = "0.1.0"
