"""Waits at the door of a profile until the desk may be opened."""

from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.viewmodels.entrance import Entrance
from desktop_cs.viewmodels.ports_door import Door


async def enter(window: MainWindow, door: Door) -> None:
    """Go in at once where nothing stands before the profile; otherwise show that, until the person has settled it.
    Raises `AppError` where nothing can be done in the window."""
    entrance = Entrance(door)
    await entrance.look()
    if entrance.is_open:
        return
    tasks = TaskScope(window.show_error)
    page = window.show_entrance(entrance, tasks)
    window.show()
    try:
        await entrance.passed()
    finally:
        page.detach()
        await tasks.aclose()
        window.show_starting()
