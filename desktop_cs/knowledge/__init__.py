"""The QA index, import and export of QA pairs. The only room that knows whoosh.

base.py         KnowledgeBase: what the application holds
search.py       the opened index: ask, change, compare with the store
  analysis.py   texts → terms        highlight.py  terms → places in the text
  ranking.py    rare terms open candidates, all terms judge them      scoring.py   terms → score
  drafts.py, postings.py   the compact arrays that answer             index.py     the lasting Whoosh index
  generations.py   build aside, swap in whole
builder.py, worker.py   building in a child process
files.py        import and export by kind of file: tables.py, lines.py; rows.py checks each row; merge.py compares
evaluate.py     how good retrieval is on a labelled file
"""
