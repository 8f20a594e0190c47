"""The QA index, import and export of QA pairs. The only room that knows whoosh.

base.py         KnowledgeBase: what the application holds
search.py       the opened index: ask, change, compare with the store
  analysis.py   texts → terms        highlight.py  terms → places in the text
  ranking.py    rare terms open candidates, all terms judge them      scoring.py   terms → score
  drafts.py, postings.py   the compact arrays that answer             index.py     the lasting Whoosh index
  generations.py   build aside, swap in whole
builder.py, worker.py   building in a child process
importing.py    a file against the store: merge.py judges each row, near.py finds near-duplicates
files.py        import and export by kind of file: tables.py, lines.py, workbook.py with its child process
  source.py     a file while it is read   encodings.py, columns.py  what its bytes and headers mean
  rows.py       checks one row            limits.py  how large a file may be
evaluate.py     how good retrieval is on a labelled file
"""
