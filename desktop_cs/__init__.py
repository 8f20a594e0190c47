"""Desktop CS: a local-first workbench that puts a reply worth sending beside every customer message.

The plan of the house (arrows point down; `tests/unit/test_architecture.py` keeps it so):

    cli.py, commands/   the command line; the window is imported only by the commands that open it
    app/                opens the services in order, closes them in reverse; knows every room below, and no Qt
    ui/                 the only room that knows Qt; shows view-models, turns gestures into their commands
    viewmodels/         what each screen knows and can do, in plain Python
    pipeline/           the turn: one message in, one suggestion out, told as events
    coze/               speaks to Coze: transport, streams, understanding, replies
    offline/            local intents, slots and reply templates
    knowledge/          the QA index, import and export
    privacy/            redaction, word filter, secrets
    store/              SQLite: one writer, many readers, migrations
    settings/           what a profile remembers of its owner's wishes
    demo/               the demo pack, its scripted customers, the Coze emulator
    domain/             the words everything is said in: frozen records and pure rules
    paths.py log.py     where files live; how events are written down
    errors.py           the one family of errors
"""

__version__ = "0.1.0"
