"""What is told of a program is bounded, whatever that does."""

from __future__ import annotations

import math
import time

import pytest

from benchmarks.recording import overhead
from recorders.python import tasks
from recorders.python.failures import PARTS_AT_MOST
from recorders.python.record import LINES_AT_MOST
from recorders.recording import MESSAGE_AT_MOST, NAME_AT_MOST, Recording, cut

from ..realtime import again_when_it_rests
from ..recorded import printed, recorded

RECORDING_AT_MOST = 10_000_000


def size(text: str) -> int:
    """Return how many characters a text has for JavaScript."""
    return len(text.encode("utf-16-le")) // 2


def in_seconds(seconds: float, program: str) -> Recording:
    """Record a program, which takes less than so long."""
    began = time.perf_counter()
    recording = recorded(program)
    assert time.perf_counter() - began < seconds
    return recording


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("tea", 3, "tea"),
        ("teas", 3, "te…"),
        ("☕☕☕☕", 3, "☕☕…"),
        ("🍵🍵", 4, "🍵🍵"),
        ("🍵🍵", 3, "🍵…"),
        ("🍵🍵🍵", 4, "🍵…"),
        ("tea", 1, "…"),
    ],
)
def test_a_text_is_cut_as_javascript_counts(
    text: str, most: int, told: str
) -> None:
    assert cut(text, most) == told
    assert size(told) <= most


@pytest.mark.parametrize(
    "failing",
    [
        "raise ValueError('x ' * 10**7)",
        "raise ValueError('🍵' * 9_999)",
        "e = ValueError('tea')\ne.add_note('x ' * 10**7)\nraise e",
        "raise SyntaxError('x ' * 10**7)",
        "raise ExceptionGroup('x ' * 10**7, [ValueError('y')])",
        "raise type('X' * 10**6, (Exception,), {})()",
    ],
)
def test_a_message_is_cut(failing: str) -> None:
    failure = in_seconds(30, failing).failure
    assert failure
    assert MESSAGE_AT_MOST - 1 <= size(failure.message) <= MESSAGE_AT_MOST
    assert failure.message.endswith("…")


def test_of_groups_in_groups_few_exceptions_are_told() -> None:
    failure = recorded(
        """
        def group(depth):
            if not depth:
                return ValueError("x" * 10**5)
            return ExceptionGroup("x" * 10**5, [group(depth - 1)] * 12)

        raise group(3)
        """
    ).failure
    assert failure
    told = [failure]
    for one in told:
        told += one.parts
    assert len(told) == 1 + PARTS_AT_MOST
    assert {len(one.message) for one in told} == {MESSAGE_AT_MOST}
    assert len(failure.text) == MESSAGE_AT_MOST


def test_a_last_line_without_newline_counts_as_one() -> None:
    program = f"""
        for n in range({LINES_AT_MOST}): print(n)
        print("tea", end="")
        """
    recording = recorded(program)
    assert len(recording.lines) == LINES_AT_MOST
    assert recording.stopped
    assert f"more than {LINES_AT_MOST} lines" in recording.stopped.message
    assert recorded(program.replace('"tea"', '""')).stopped is None


def test_a_flood_is_counted_as_javascript_counts() -> None:
    recording = recorded("print('🍵' * 60_000)")
    assert [size(line.text) for line in recording.lines] == [100_000]
    assert recording.stopped


# Names and texts that take most room in JSON, in more tasks and waits than are
# kept.
LARGEST = r"""
    import asyncio, sys, time

    nul, quotes = "\0" * 10**5, '"' * 40

    async def tea(a, b, c):
        await asyncio.sleep(0.1234567)

    async def many():
        for _ in range(1_100):
            await asyncio.sleep(0.1234567)

    async def main():
        for _ in range(190):
            print("\0" * 500)
        for _ in range(1_100):
            time.sleep(0.01234567)
        tasks = [asyncio.create_task(many()) for _ in range(30)]
        for _ in range(10_100):
            cup = tea(quotes, quotes, quotes)
            cup.__qualname__ = nul
            tasks.append(asyncio.create_task(cup, name=nul))
        for task in tasks:
            await task

    try:
        asyncio.run(main())
    finally:
        raise ExceptionGroup(nul, [ValueError(nul)] * 12)
    """


@again_when_it_rests  # it takes seconds, of which a program has ten
def test_the_largest_recording_is_not_too_large() -> None:
    recording = recorded(LARGEST)
    text = recording.to_json()
    print(f"{size(text):,} characters")
    assert size(text) < RECORDING_AT_MOST
    assert len(recording.tasks) == tasks.TASKS_AT_MOST
    assert len(recording.blocks) == tasks.WAITS_AT_MOST
    counts = [len(task.waits) for task in recording.tasks]
    assert max(counts) <= tasks.WAITS_AT_MOST
    most = tasks.WAITS_AT_MOST_IN_ALL + tasks.TASKS_AT_MOST
    assert tasks.WAITS_AT_MOST_IN_ALL <= sum(counts) <= most
    # Each is told to its end, though the waits between are not kept.
    assert {task.outcome for task in recording.tasks} == {"done"}
    names = [task.name for task in recording.tasks[1:]]
    names += [wait.on for task in recording.tasks for wait in task.waits]
    names += [task.coroutine for task in recording.tasks]
    assert max(map(size, names)) == NAME_AT_MOST


def test_the_last_wait_of_a_long_task_is_kept() -> None:
    recording = recorded(
        f"""
        import asyncio

        async def main():
            for _ in range({tasks.WAITS_AT_MOST + 100}):
                await asyncio.sleep(1)
            await asyncio.Event().wait()

        asyncio.run(main())
        """
    )
    (task,) = recording.tasks
    assert len(task.waits) == tasks.WAITS_AT_MOST
    assert recording.stuck() == ["Task-1 (main) waits for Event.wait"]


def test_an_argument_of_any_size_is_a_label_at_once() -> None:
    recording = in_seconds(
        5,
        """
        import asyncio
        asyncio.run(asyncio.sleep(1, "1/" * 10**7))
        async def tea(text): pass
        async def main():
            await asyncio.gather(*(tea("1/" * 10**7) for _ in range(9)))
        asyncio.run(main())
        """,
    )
    assert recording.tasks[-1].arguments == ["1/" * 20]


# ------------------------------------------------------------------------ times

SLEEPS = """
    import asyncio

    async def main():
        await asyncio.sleep({})
        await asyncio.sleep(0.5)
        print("tea")

    asyncio.run(main())
    """


@pytest.mark.parametrize("seconds", [1e9, 1e10, 1e16, 1e308])
def test_a_sleep_of_centuries_takes_no_time(seconds: float) -> None:
    recording = in_seconds(30, SLEEPS.format(seconds))
    assert printed(recording) == "tea\n"
    assert recording.duration == seconds + 0.5


def test_an_endless_sleep_never_ends() -> None:
    recording = in_seconds(30, SLEEPS.format("float('inf')"))
    assert recording.status is None
    assert recording.stuck() == ["Task-1 (main) waits for sleep"]


def test_a_timer_for_no_number_is_due_at_once() -> None:
    recording = in_seconds(
        5,
        """
        import asyncio

        async def main():
            event = asyncio.Event()
            asyncio.get_running_loop().call_later(float("nan"), event.set)
            await event.wait()
            print("tea")

        asyncio.run(main())
        """,
    )
    assert printed(recording) == "tea\n"


@pytest.mark.parametrize(
    ("seconds", "error"),
    [
        ("1e10", "OverflowError: timestamp out of range"),
        ("float('inf')", "OverflowError: timestamp out of range"),
        ("float('nan')", "ValueError: Invalid value NaN (not a number)"),
    ],
)
def test_a_thread_cannot_sleep_for_centuries(seconds: str, error: str) -> None:
    recording = recorded(f"import time\ntime.sleep({seconds})")
    assert recording.failure
    assert recording.failure.message.startswith(error)
    # What is no number could not be told as JSON.
    assert Recording.from_json(recording.to_json()) == recording
    assert recording.duration == 0


def test_recording_takes_no_more_than_twice_the_work() -> None:
    real, took = math.inf, math.inf
    # The least of each: what else runs beside one of the two only adds to it,
    # by a share of the processor's caches even where nothing waits.
    for _ in range(5):
        real, took = map(min, (real, took), overhead(300_000))
        if took <= 2 * real:
            break
    print(f"{real:.2f} s of the processor, recorded {took:.2f} s")
    assert took <= 2 * real, f"{took / real:.2f} times"
