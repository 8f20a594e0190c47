"""The QA index, import and export of QA pairs. The only room that knows whoosh."""
