"""The QA index, import and export of QA pairs. The only room that knows whoosh.

base.py         KnowledgeBase: what the application holds
search.py       the opened index: ask, change, compare with the store
  analysis.py   texts → terms        index.py     the Whoosh folder: candidates
  scoring.py    terms → score        generations.py  build aside, swap in whole
builder.py, worker.py   building in a child process
importing.py    a file against the store: merge.py judges each row, near.py finds near-duplicates
files.py        import and export by kind of file: tables.py, lines.py, workbook.py with its child process
  source.py     a file while it is read   encodings.py, columns.py  what its bytes and headers mean
  rows.py       checks one row            limits.py  how large a file may be
evaluate.py     how good retrieval is on a labelled file
"""
