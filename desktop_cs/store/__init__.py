"""SQLite: one writer, many readers, migrations. The only room that knows sqlite_utils."""
