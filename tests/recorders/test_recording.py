"""The recording tells what the program really does, with its lines."""

from __future__ import annotations

from textwrap import dedent

import pytest

from recorders.recording import Recording
from sidebyside.example import Program
from sidebyside.languages import PYTHON
from sidebyside.page import checked_recording
from sidebyside.recordings import record
from sidebyside.transcript import recorded_lines

from ..catalogue import each_program, programs
from ..realtime import again_when_it_rests
from ..recorded import printed, recorded


@each_program(PYTHON)
@again_when_it_rests
def test_recording_again_gives_the_same(program: Program) -> None:
    # Its transcript is what the real run prints: sidebyside/test_programs.py.
    first = checked_recording(program)
    assert record(program.path) == first
    assert Recording.from_json(first.to_json()) == first


# What asyncio takes from sets: the order of a set is that of addresses.
SETS = {
    "as_completed": """
        async def main():
            works = [work(name) for name in "abcdefgh"]
            for work_done in asyncio.as_completed(works):
                print(await work_done)
        """,
    "wait": """
        async def main():
            tasks = {asyncio.create_task(work(name)) for name in "abcdefgh"}
            done, _ = await asyncio.wait(tasks)
            print(*[task.result() for task in done])
            futures = {asyncio.get_running_loop().create_future() for _ in "ab"}
            groups = {asyncio.gather(work(name)) for name in "cdef"}
            for future in futures: future.set_result("x")
            done, _ = await asyncio.wait(futures | groups)
            print(*[future.result() for future in done])
        """,
    "a group that cancels": """
        async def main():
            async with asyncio.TaskGroup() as group:
                for name in "abcdefgh":
                    group.create_task(work(name))
                await asyncio.sleep(0.05)
                raise ValueError
        """,
    "the end of run": """
        async def main():
            tasks = [asyncio.create_task(work(name)) for name in "abcdefgh"]
            await asyncio.sleep(0.05)
        """,
}
WORK = """
import asyncio

async def work(name):
    try:
        await asyncio.sleep(0.1)
    finally:
        print(name)
    return name
"""


@pytest.mark.parametrize("what", SETS)
def test_sets_have_one_order(what: str) -> None:
    program = f"{WORK}{dedent(SETS[what])}\nasyncio.run(main())\n"
    first = recorded(program)
    assert len(first.lines) >= 8
    for _ in range(8):
        assert recorded(program) == first


def test_the_program_sees_asyncios_own_classes() -> None:
    recording = recorded(
        """
        import asyncio

        async def main():
            task = asyncio.create_task(asyncio.sleep(0), name="nap")
            future = asyncio.get_running_loop().create_future()
            print(type(task) is asyncio.Task, isinstance(task, asyncio.Future))
            print(asyncio.isfuture(future), repr(task)[:25], repr(future))
            print(asyncio.Task.__name__, asyncio.Task[int], len({task, task}))
            future.cancel()
            await task

        asyncio.run(main())
        """
    )
    assert printed(recording) == (
        "True True\n"
        "True <Task pending name='nap'  <Future pending>\n"
        "Task _asyncio.Task[int] 1\n"
    )


def test_an_end_is_told_as_a_terminal_shows_it() -> None:
    recording = recorded(
        """
        import asyncio, atexit

        async def fail():
            try:
                {}["milk"]
            except KeyError as error:
                raise ValueError("no tea") from error

        async def main():
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())

        atexit.register(print, "goodbye")
        print("hello")
        asyncio.run(main())
        """
    )
    message = (
        "ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)"
    )
    failure = recording.failure
    assert failure
    assert (failure.message, failure.line) == (message, 11)
    assert [text for text, _ in recorded_lines(recording)] == [
        "hello",
        f"  | {message}",
        "  +-+---------------- 1 ----------------",
        "    | KeyError: 'milk'",
        "    | ",
        "    | The above exception was the direct cause of the following "
        "exception:",
        "    | ",
        "    | ValueError: no tea",
        "    +------------------------------------",
        "goodbye",
        "exit status 1",
    ]


def test_lines_of_waits_prints_blocks_and_tasks() -> None:
    recording = recorded(
        """\
        import asyncio, time
        async def sleep(seconds):
            await asyncio.sleep(
                seconds
            )
        async def child():
            print("one")
            await sleep(0.5)
            time.sleep(0.1)
        async def numbers():
            for n in range(2):
                yield n
                await asyncio.sleep(0.1)
        async def main():
            async with asyncio.TaskGroup() as group:
                task = group.create_task(child())
                async for n in numbers():
                    print(n)
                async with asyncio.timeout(1):
                    await task
            await asyncio.gather(child(), child())
        asyncio.run(main())
        print("end")
        """
    )
    main, *children = recording.tasks
    assert [line.line for line in recording.lines] == [18, 7, 18, 7, 7, 23]
    assert [wait.line for wait in main.waits] == [13, 13, 20, 21]
    assert {wait.line for child in children for wait in child.waits} == {3}
    assert {block.line for block in recording.blocks} == {9}
    assert [(task.line, task.starter) for task in recording.tasks] == [
        (22, None),
        (16, 0),
        (21, 0),
        (21, 0),
    ]


def test_nearly_all_waits_have_a_line() -> None:
    without = {
        f"{program.where} {task.coroutine}"
        for program in programs(PYTHON)
        for task in checked_recording(program).tasks
        for wait in task.waits
        if wait.line is None and task.coroutine != "to_thread"  # asyncio's own
    }
    assert not without


def test_arguments_for_labels() -> None:
    recording = recorded(
        """
            import asyncio, enum

            class Size(enum.IntEnum):
                BIG = 1

            async def load(self, name, count, *rest, delay=1.5, **options):
                pass

            async def wait(seconds, share=0.5, folder="/tmp", text="a\\nb"):
                return lambda: seconds  # a variable of two functions

            async def main():
                class Loader:
                    load = load
                await asyncio.gather(
                    load(None, "orders", 3, "rest", a="b"),
                    Loader().load("x" * 99, Size.BIG),
                    wait(2), wait(True, "a", "b", "c"), wait("", 1, 2, 3),
                    wait(10**5000),
                )

            asyncio.run(main())
            """
    )
    assert [task.arguments for task in recording.tasks] == [
        [],
        ["orders", "3"],
        ["x" * 40],
        ["2", "0.5"],
        ["a", "b", "c"],
        ["", "1", "2"],
        ["0.5"],
    ]


def test_what_asyncio_makes_has_one_order_in_sets() -> None:
    program = """
        import asyncio, concurrent.futures, _asyncio

        class Work:
            def __init__(self, name):
                self.name = name
            def __await__(self):
                yield from asyncio.sleep(0).__await__()
                return self.name

        def order(kind, *args):
            things = {kind(*args): number for number in range(9)}
            print(kind.__name__, [things[thing] for thing in set(things)])

        async def main():
            for kind in (asyncio.Queue, asyncio.Event, asyncio.Lock,
                         asyncio.futures.Future, _asyncio.Future,
                         concurrent.futures.Future):
                order(kind)
            for done in asyncio.as_completed(map(Work, "abcdefgh")):
                print(await done)

        asyncio.run(main())
        """
    first = recorded(program)
    assert len(first.lines) == 14
    # Whatever else was made before, at whatever address.
    for size in (1, 300, 5000):
        filled = f"filled = [{{}} for _ in range({size})]\n{dedent(program)}"
        assert printed(recorded(filled)) == printed(first)
        assert recorded(program) == first


def test_tasks_made_without_a_loop_are_numbered_with_the_others() -> None:
    recording = recorded(
        """
        import asyncio

        async def name():
            return asyncio.current_task().get_name()

        async def main():
            try: asyncio.create_task(5)
            except TypeError: pass
            print(await asyncio.Task(name()), await asyncio.create_task(name()))
            print(await asyncio.Task(name(), name="own"))

        asyncio.run(main())
        """
    )
    assert printed(recording) == "Task-2 Task-3\nown\n"


def test_tasks_can_be_pickled_as_far_as_without_a_recorder() -> None:
    recording = recorded(
        """
        import asyncio, pickle
        for kind in (asyncio.Task, asyncio.Future):
            print(pickle.loads(pickle.dumps(kind)) is kind)
        """
    )
    assert printed(recording) == "True\nTrue\n"


def test_labels_are_the_same_on_each_machine() -> None:
    recording = recorded(
        """
        import asyncio

        async def serve(reader, writer):
            writer.close()

        async def fetch(url, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            print(await reader.read())
            writer.close()

        async def wait(what):
            await asyncio.sleep(0.1)

        async def main():
            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            port = server.sockets[0].getsockname()[1]
            await fetch_all(port)
            server.close()
            for name in (repr(object()), __file__, "half \\udc80"):
                await asyncio.create_task(wait(name), name=name)

        async def fetch_all(port):
            await asyncio.create_task(fetch(f"http://127.0.0.1:{port}/8", port))

        asyncio.run(main())
        """
    )
    fetch = next(task for task in recording.tasks if task.coroutine == "fetch")
    assert fetch.arguments == ["http://127.0.0.1:…/8", "…"]
    names = ["<object object at 0x…>", "program.py", "half \\udc80"]
    assert [task.name for task in recording.tasks[-3:]] == names
    assert [wait.on for wait in recording.tasks[0].waits[-3:]] == [
        f"task {name}" for name in names
    ]
    assert recording.failure is None


def test_no_text_keeps_a_recording_from_being_written() -> None:
    recording = recorded(r'raise ValueError("\udc80")')
    assert printed(recording) == "ValueError: \\udc80\n"
    recording = recorded("import json\njson.dumps = print\nprint('own')")
    assert printed(recording) == "own\n"


def test_logging_counts_from_the_programs_start() -> None:
    recording = recorded(
        """
        import logging, time
        logging.basicConfig(format="%(relativeCreated)d %(message)s")
        logging.warning("first")
        time.sleep(0.5)
        logging.warning("second")
        """
    )
    assert printed(recording) == "0 first\n500 second\n"


@again_when_it_rests
def test_what_a_program_loads_first_takes_no_time() -> None:
    # Half a second for which the program, not its thread, is at work.
    recording = recorded(
        """
        import asyncio, threading

        def work(event):
            event.wait()
            sum(range(1_000_000))
            print("worked")

        async def main():
            event = threading.Event()
            working = asyncio.create_task(asyncio.to_thread(work, event))
            await asyncio.sleep(0)
            sum(range(30_000_000))
            asyncio.get_running_loop().call_soon(event.set)
            await asyncio.sleep(0.4)
            print("slept")
            await working

        asyncio.run(main())
        """
    )
    assert printed(recording) == "worked\nslept\n"


def test_what_has_ended_is_deleted_when_nothing_refers_to_it() -> None:
    recording = recorded(
        """
        import asyncio, gc

        class Cup:
            def __del__(self):
                print("cup deleted")

        async def fail(cup):
            await asyncio.sleep(0.1)
            raise OSError("disk full")

        async def end(task):
            await asyncio.wait([task])

        async def main():
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(lambda _, lost: print(lost["message"]))
            task = asyncio.create_task(fail(Cup()))
            await end(task)
            print("failed")
            del task
            print("failed: deleted")
            task = asyncio.create_task(fail(Cup()))
            await asyncio.sleep(0)
            task.cancel()
            await end(task)
            print("cancelled")
            del task
            print("cancelled: deleted")

        gc.disable()
        asyncio.run(main())
        """
    )
    assert printed(recording).splitlines() == [
        "failed",
        "Task exception was never retrieved",
        "cup deleted",
        "failed: deleted",
        "cancelled",
        "cup deleted",
        "cancelled: deleted",
    ]


def test_a_task_that_is_deleted_while_it_waits_waits_once() -> None:
    recording = recorded(
        """
        import asyncio

        loop = asyncio.new_event_loop()
        task = loop.create_task(asyncio.sleep(1))
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
        del task
        """
    )
    assert [wait.on for wait in recording.tasks[0].waits] == ["sleep"]


def test_how_a_package_does_its_work_is_not_told() -> None:
    recording = recorded(
        """
        import asyncio, anyio
        async def brew(name):
            await anyio.sleep(0.1)
            print(name)
        async def main():
            async with anyio.create_task_group() as group:
                group.start_soon(brew, "tea")  # of a package, but runs `brew`
            await asyncio.create_task(anyio.sleep(0.2))
            try:
                await anyio.connect_tcp("127.0.0.1", 1)  # makes tasks
            except OSError:
                print("nobody there")
        asyncio.run(main())
        """
    )
    coroutines = [task.coroutine for task in recording.tasks]
    assert coroutines == ["main", "TaskHandle._run_coro", "sleep"]
    assert [task.starter for task in recording.tasks] == [None, 0, 0]
    assert [line.task for line in recording.lines] == [1, 0]
    waits = [task.waits[0] for task in recording.tasks]
    assert [wait.line for wait in waits] == [7, 4, None]
    assert [wait.on for wait in waits] == ["TaskGroup", "sleep", "sleep"]


def test_what_was_not_timed_is_told_in_a_sentence() -> None:
    for outside, sentence in (
        ("", ""),
        ("threads", "The work in threads is not timed."),
        (
            "processes sockets threads",
            "The work in processes, sockets and threads is not timed.",
        ),
        ("calculations", "Calculations are not timed."),
        (
            "calculations sockets threads",
            "The work in sockets and threads is not timed, nor are "
            "calculations.",
        ),
    ):
        assert Recording(outside=outside.split()).untimed() == sentence
