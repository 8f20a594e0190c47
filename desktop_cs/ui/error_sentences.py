"""The sentence for every error code, marked for translation: what happened, and what to do about it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

ERRORS = {
    "message_empty": QT_TRANSLATE_NOOP("Errors", "The message is empty. Type or paste what the customer wrote."),
    "message_too_long": QT_TRANSLATE_NOOP("Errors", "The message is too long. Paste only the part that matters."),
    "reply_missing": QT_TRANSLATE_NOOP("Errors", "There is no reply here to change. Ask for a suggestion first."),
    "message_unknown": QT_TRANSLATE_NOOP("Errors", "The message of this suggestion is gone. Choose another one."),
    "text_too_long": QT_TRANSLATE_NOOP(
        "Errors", "The text is too long to be checked for personal data. Send only the part that matters."
    ),
    "user_id_invalid": QT_TRANSLATE_NOOP(
        "Errors", "The customer's id has signs that cannot be used. Enter the customer's name instead."
    ),
    "customer_unknown": QT_TRANSLATE_NOOP("Errors", "That customer is not in this profile. Choose one from the list."),
    "session_minutes_invalid": QT_TRANSLATE_NOOP(
        "Errors", "A session lives between 1 minute and 24 hours. Choose another time."
    ),
    "redaction_failed": QT_TRANSLATE_NOOP(
        "Errors", "The text could not be checked for personal data, so nothing was sent. Answer by hand."
    ),
    "filter_failed": QT_TRANSLATE_NOOP(
        "Errors", "The word filter failed, so nothing was sent. Answer by hand and report the trace id."
    ),
    "too_many_tokens": QT_TRANSLATE_NOOP(
        "Errors", "This session holds too many masked values of one kind. End it and begin a new one."
    ),
    "word_list_row": QT_TRANSLATE_NOOP(
        "Errors", "A row of the word list is not a word. Correct the row that is named, then load the list again."
    ),
    "user_missing": QT_TRANSLATE_NOOP("Errors", "No customer was named. Name the one to erase."),
    "not_confirmed": QT_TRANSLATE_NOOP("Errors", "Erasing a customer cannot be undone. Confirm it to go on."),
    "word_list_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "The word list cannot be written there. Choose another place, or check the rights of the folder."
    ),
    "kind_invalid": QT_TRANSLATE_NOOP(
        "Errors", "This kind of personal data cannot be used. Correct its name, its pattern or its examples."
    ),
    "kind_example": QT_TRANSLATE_NOOP(
        "Errors", "An example comes out differently from what is expected. Correct the pattern or the example."
    ),
    "kind_too_many": QT_TRANSLATE_NOOP(
        "Errors", "One of your own kinds of personal data finds too much in this text. Narrow it, then try again."
    ),
    "kinds_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "The file of your own kinds of personal data is damaged. Mend it, or move it away to go on without."
    ),
    "kinds_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "Your own kinds of personal data cannot be written. Check the rights of the profile folder."
    ),
    "word_list_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "The word list cannot be read. Save it as UTF-8 text, then load it again."
    ),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "Errors", "This machine has no keyring, so secrets are kept for this run only. Set one up to keep them."
    ),
    "keyring_locked": QT_TRANSLATE_NOOP(
        "Errors", "The keyring is locked, so secrets are kept for this run only. Unlock it and try again."
    ),
    "keyring_silent": QT_TRANSLATE_NOOP(
        "Errors", "The keyring does not answer. Look for an open password prompt, answer it and try again."
    ),
    "keyring_failed": QT_TRANSLATE_NOOP(
        "Errors", "The keyring refused, so secrets are kept for this run only. Check the system's keyring."
    ),
    "passphrase_short": QT_TRANSLATE_NOOP(
        "Errors", "The passphrase is too short. Choose ten signs or more: a few words will do."
    ),
    "recovery_length": QT_TRANSLATE_NOOP(
        "Errors", "The recovery code has seven groups of five signs. Type all of them."
    ),
    "recovery_group": QT_TRANSLATE_NOOP(
        "Errors", "One group of the recovery code has a slip. Compare it with what you wrote down."
    ),
    "recovery_wrong": QT_TRANSLATE_NOOP(
        "Errors", "That is a recovery code, but not the one of this profile. Look for the one made last."
    ),
    "recovery_unproven": QT_TRANSLATE_NOOP(
        "Errors", "That is not what was shown, so the code was not taken into use. Try again."
    ),
    "seal_no_such_lock": QT_TRANSLATE_NOOP("Errors", "This profile was never given that lock. Open it another way."),
    "seal_choice_needed": QT_TRANSLATE_NOOP(
        "Errors", "A new profile is sealed, and no keyring here would keep its key. Choose a passphrase."
    ),
    "seal_passphrase_needed": QT_TRANSLATE_NOOP(
        "Errors", "This profile is sealed by a passphrase. Type it to open the profile."
    ),
    "seal_passphrase_wrong": QT_TRANSLATE_NOOP("Errors", "The passphrase does not open this profile. Type it again."),
    "seal_keyring_missing": QT_TRANSLATE_NOOP(
        "Errors", "The key of this profile is in a keyring, and none answers here. Start one and try again."
    ),
    "seal_keyring_locked": QT_TRANSLATE_NOOP(
        "Errors", "The keyring that holds the key of this profile is locked. Unlock it and try again."
    ),
    "seal_keyring_silent": QT_TRANSLATE_NOOP(
        "Errors", "The keyring does not answer. Look for an open password prompt, answer it and try again."
    ),
    "seal_keyring_failed": QT_TRANSLATE_NOOP(
        "Errors", "The keyring refused to give the key of this profile. Check it and try again."
    ),
    "seal_keyring_empty": QT_TRANSLATE_NOOP(
        "Errors", "The keyring answers, but the key of this profile is gone from it. Use another way in."
    ),
    "seal_keyring_changed": QT_TRANSLATE_NOOP(
        "Errors", "What the keyring holds for this profile does not open it: it was changed. Use another way in."
    ),
    "seal_header_missing": QT_TRANSLATE_NOOP(
        "Errors", "The file that opens the sealed database is gone. Put it back from a backup; nothing was touched."
    ),
    "seal_header_broken": QT_TRANSLATE_NOOP(
        "Errors", "The file that opens the sealed database is damaged. Put it back from a backup; nothing was touched."
    ),
    "seal_mismatch": QT_TRANSLATE_NOOP(
        "Errors", "This profile is sealed, but its database is not: somebody has exchanged the file. Restore a backup."
    ),
    "seal_newer": QT_TRANSLATE_NOOP(
        "Errors", "The profile was sealed by a newer Desktop CS. Install that one; nothing was touched."
    ),
    "seal_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "How the profile is sealed cannot be written down. Free some space, or check the folder's rights."
    ),
    "seal_changing": QT_TRANSLATE_NOOP(
        "Errors", "The profile's key is being changed. Start again to finish that first."
    ),
    "seal_nothing": QT_TRANSLATE_NOOP("Errors", "There is no profile here yet. It is sealed when it is made."),
    "supervisor_none": QT_TRANSLATE_NOOP(
        "Errors", "No supervisor's passphrase is set, so customers' own words stay shut. Set one first."
    ),
    "supervisor_wrong": QT_TRANSLATE_NOOP(
        "Errors", "That is not the supervisor's passphrase. Wait a moment, then try again."
    ),
    "supervisor_wait": QT_TRANSLATE_NOOP(
        "Errors", "After a wrong passphrase there is a wait, a minute at most. Try again in a moment."
    ),
    "export_unwritable": QT_TRANSLATE_NOOP("Errors", "The file cannot be written. Choose another place."),
    "store_io": QT_TRANSLATE_NOOP("Errors", "The disk does not give or take the data. Check it; what was saved stays."),
    "store_gone": QT_TRANSLATE_NOOP(
        "Errors", "The database is gone or empty. Restore a backup; to begin anew, move the profile folder away."
    ),
    "reseal_failed": QT_TRANSLATE_NOOP(
        "Errors", "The newly sealed database differs from the old one, which stays in use. Try again."
    ),
    "index_broken": QT_TRANSLATE_NOOP(
        "Errors", "The search index is missing or damaged. Rebuild it from the knowledge base."
    ),
    "index_busy": QT_TRANSLATE_NOOP(
        "Errors", "Another program is changing the search index. Close it, or try again in a moment."
    ),
    "index_not_writable": QT_TRANSLATE_NOOP(
        "Errors", "The search index cannot be written. Free some space or make the profile folder writable."
    ),
    "build_failed": QT_TRANSLATE_NOOP(
        "Errors", "The search index could not be rebuilt; the old one stays in use. Check the free space and try again."
    ),
    "build_stopped": QT_TRANSLATE_NOOP(
        "Errors", "Rebuilding the search index was stopped; the old one stays in use. Rebuild it when it suits you."
    ),
    "no_such_pair": QT_TRANSLATE_NOOP("Errors", "There is no QA pair with that id. Search for it first."),
    "no_such_version": QT_TRANSLATE_NOOP("Errors", "That QA pair has no such version. Choose one that is listed."),
    "cell_too_long": QT_TRANSLATE_NOOP(
        "Errors", "A text is longer than an XLSX cell can hold. Export to CSV or JSONL instead."
    ),
    "file_encoding": QT_TRANSLATE_NOOP("Errors", "The file is not UTF-8. Save it as UTF-8 and import it again."),
    "file_header": QT_TRANSLATE_NOOP(
        "Errors", "The file has no heading that says which column is the question. Add one and import it again."
    ),
    "file_kind": QT_TRANSLATE_NOOP(
        "Errors", "Files of this kind cannot be imported. Save it as CSV, XLSX, JSONL or Markdown."
    ),
    "file_too_large": QT_TRANSLATE_NOOP("Errors", "The file is too large. Split it into smaller ones."),
    "file_trouble": QT_TRANSLATE_NOOP("Errors", "The file cannot be opened or written. Check its name and its rights."),
    "file_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "The file cannot be read from some row on. Look for a quotation mark that is never closed."
    ),
    "encoding_unknown": QT_TRANSLATE_NOOP(
        "Errors", "There is no text encoding of that name. Choose one such as UTF-8, GB18030 or Big5."
    ),
    "map_unknown": QT_TRANSLATE_NOOP(
        "Errors", "The mapping cannot be understood. Write column=header, for example question=问题."
    ),
    "mapping_unknown": QT_TRANSLATE_NOOP(
        "Errors", "There is no saved mapping of that name. Save one first, or say which header is which column."
    ),
    "options_clash": QT_TRANSLATE_NOOP("Errors", "Two of the chosen options exclude each other. Choose one of them."),
    "rows_rejected": QT_TRANSLATE_NOOP(
        "Errors", "Some lines could not be read. Each is named with its reason; correct them and try again."
    ),
    "eval_data": QT_TRANSLATE_NOOP(
        "Errors", "A row of the evaluation data cannot be used. Correct the row that is named and try again."
    ),
    "store_busy": QT_TRANSLATE_NOOP(
        "Errors", "Another program is using the database. Close it, or try again in a moment."
    ),
    "store_full": QT_TRANSLATE_NOOP("Errors", "The disk is full. Free some space; nothing that was saved is lost."),
    "store_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "The database cannot be written. Check the rights of the profile folder."
    ),
    "store_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "The database is damaged or no database. Restore a backup, and keep the file."
    ),
    "store_newer": QT_TRANSLATE_NOOP(
        "Errors", "The database was written by a newer Desktop CS. Install that one; the file was not touched."
    ),
    "store_record": QT_TRANSLATE_NOOP(
        "Errors", "A stored record cannot be read. Restore a backup, or delete that record."
    ),
    "store_closed": QT_TRANSLATE_NOOP("Errors", "The database is closed already. Start the program again."),
    "store_failed": QT_TRANSLATE_NOOP(
        "Errors", "The database refused a statement. Try again, and report it if it comes back."
    ),
    "profile_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "The profile folder cannot be written. Change its rights, or choose another one."
    ),
    "profile_not_demo": QT_TRANSLATE_NOOP(
        "Errors", "That folder is not a demo profile. Choose an empty one; nothing was touched."
    ),
    "settings_newer": QT_TRANSLATE_NOOP(
        "Errors", "The settings were written by a newer Desktop CS. Install that one, or choose another profile."
    ),
    "settings_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "The settings cannot be written. Check the rights of the profile folder."
    ),
    "coze_base_url": QT_TRANSLATE_NOOP(
        "Errors", "That address of Coze cannot be used. Enter one that begins with https."
    ),
    "jwt_extra_missing": QT_TRANSLATE_NOOP(
        "Errors", "Signing in as a service account needs a further package. Install desktop-cs[jwt]."
    ),
    "jwt_key": QT_TRANSLATE_NOOP("Errors", "The private key cannot be used. Download it again from Coze."),
    "login_port": QT_TRANSLATE_NOOP("Errors", "The port for signing in is taken. Choose another one."),
    "no_screen": QT_TRANSLATE_NOOP("Errors", "There is no screen to open a window on. Use the commands instead."),
    "screenshot_not_written": QT_TRANSLATE_NOOP(
        "Errors", "The picture of the window cannot be written. Choose a folder that can be written to."
    ),
    "demo_pack_manifest": QT_TRANSLATE_NOOP(
        "Errors", "The demo pack's manifest has mistakes. Correct it, or use the pack that came with the program."
    ),
    "demo_pack_missing": QT_TRANSLATE_NOOP(
        "Errors", "A file of the demo pack is missing. Put it back, or install the program again."
    ),
    "demo_pack_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "A file of the demo pack cannot be read. Check its rights and save it as UTF-8."
    ),
    "demo_speed_invalid": QT_TRANSLATE_NOOP(
        "Errors", "That speed cannot be played. Choose one above 0, such as 1 or 2."
    ),
    "emulator_fault": QT_TRANSLATE_NOOP(
        "Errors", "The Coze emulator has no such fault. Choose one of those that are listed."
    ),
    "emulator_port": QT_TRANSLATE_NOOP(
        "Errors", "The Coze emulator's port is taken. Choose another one, or 0 for any."
    ),
    "emulator_start": QT_TRANSLATE_NOOP("Errors", "The Coze emulator did not start in time. Try again."),
    "doctor_failed": QT_TRANSLATE_NOOP("Errors", "Some checks failed. Each says what would mend it."),
    "file_empty": QT_TRANSLATE_NOOP("Errors", "The file holds no query. Write one on each line."),
    "query_row": QT_TRANSLATE_NOOP(
        "Errors", "A row of the query file lacks its query or what is expected. Correct the row that is named."
    ),
    "import_stopped": QT_TRANSLATE_NOOP(
        "Errors", "The import was stopped; nothing was changed. Import again when it suits you."
    ),
    "knowledge_changed": QT_TRANSLATE_NOOP(
        "Errors", "The knowledge base was changed during the import, so nothing was taken in. Import again."
    ),
    "model_not_writable": QT_TRANSLATE_NOOP(
        "Errors", "The trained intents could not be stored. Check the disk and the rights of the profile folder."
    ),
    "training_failed": QT_TRANSLATE_NOOP(
        "Errors", "The intents could not be trained; the last ones stay in use. Free some memory and start again."
    ),
    "labels_too_few": QT_TRANSLATE_NOOP(
        "Errors", "There are not enough labels yet, so the threshold stays. Send and reject suggestions for a while."
    ),
    "drill_elsewhere": QT_TRANSLATE_NOOP("Errors", "No drill can be run from here. Run it from the workbench."),
    "drill_missed": QT_TRANSLATE_NOOP(
        "Errors", "The drill missed some of its marks. Close busy programs and repeat it."
    ),
    "ledger_file_kind": QT_TRANSLATE_NOOP(
        "Errors", "The ledger is written to files that end in .jsonl or .csv. Choose one of these names."
    ),
    "ledger_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "The ledger cannot be written there. Choose another name or folder."
    ),
    "personal_data_left": QT_TRANSLATE_NOOP(
        "Errors", "What was to be sent may still hold personal data, so nothing was sent. Report the trace id."
    ),
    "internal": QT_TRANSLATE_NOOP(
        "Errors", "Something went wrong inside the program. The message is safe; ask for the suggestion again."
    ),
}
