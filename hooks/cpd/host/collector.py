"""Python's collector of circles, while a site is built: a tenth of a build, to find next to nothing."""

from __future__ import annotations

import atexit
import gc


class Collector:
    """The collector of this process. All but a little of what a build lets go of is freed without it."""

    def __init__(self) -> None:
        self._was_on = False

    def rest(self) -> None:
        """Let it rest: a site grows page by page, and it would look through all of it again and again."""
        self._was_on = gc.isenabled()
        gc.disable()
        # At the end of a process Python takes apart what is left, circle by circle. The system frees it all at once.
        atexit.unregister(gc.freeze)
        atexit.register(gc.freeze)

    def slow_down(self) -> None:
        """Let it look less often: after each ten thousand new values, where Python has it look after each 700."""
        gc.set_threshold(10_000, *gc.get_threshold()[1:])

    def go_on(self) -> None:
        """Let it work as before. What is there by now counts as old: a command that ends soon is not looked through once more."""
        if self._was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
