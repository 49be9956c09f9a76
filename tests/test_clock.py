"""The virtual clock: as the real one, only at once."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from sidebyside.recorder import Recording, record


def recorded(program: str) -> Recording:
    return record(dedent(program), "program.py")


def really_printed(program: str, folder: Path) -> str:
    path = folder / "program.py"
    path.write_text(dedent(program), "utf-8")
    done = subprocess.run(
        [sys.executable, path], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_sleeping_takes_no_time() -> None:
    began = time.perf_counter()
    recording = recorded(
        """
        import asyncio
        asyncio.run(asyncio.sleep(3600))
        print("an hour later")
        """
    )
    assert time.perf_counter() - began < 5
    assert recording.duration == 3600
    assert recording.lines[0].time == 3600


def test_times_are_those_of_the_program() -> None:
    recording = recorded(
        """
        import asyncio, time

        async def main():
            began = time.perf_counter(), time.monotonic(), time.time()
            await asyncio.sleep(0.25)
            time.sleep(0.5)
            ended = time.perf_counter(), time.monotonic(), time.time()
            print([round(b - a, 3) for a, b in zip(began, ended)])
            print(round(asyncio.get_running_loop().time(), 3))

        asyncio.run(main())
        """
    )
    assert recording.printed() == "[0.75, 0.75, 0.75]\n0.75\n"


def test_blocking_and_waiting_are_told_apart() -> None:
    recording = recorded(
        """
        import asyncio, time

        async def main():
            await asyncio.sleep(0.2)
            time.sleep(0.3)

        asyncio.run(main())
        """
    )
    (task,) = recording.tasks
    (wait,) = task.waits
    (block,) = recording.blocks
    assert (wait.start, wait.end, wait.on) == (0, 0.2, "sleep")
    assert (block.start, block.end, block.task) == (0.2, 0.5, 0)
    assert (task.coroutine, task.end, task.outcome) == ("main", 0.5, "done")


def test_it_is_known_what_each_task_waits_for() -> None:
    recording = recorded(
        """
        import asyncio

        async def hold(lock):
            async with lock:
                await asyncio.sleep(1)

        async def take(queue):
            await queue.get()

        async def main():
            lock, queue = asyncio.Lock(), asyncio.Queue()
            async with asyncio.TaskGroup() as group:
                group.create_task(hold(lock), name="first")
                group.create_task(hold(lock), name="second")
                group.create_task(take(queue), name="taker")
                await asyncio.sleep(3)
                queue.put_nowait(1)
            held = asyncio.create_task(hold(lock), name="held")
            await held
            await asyncio.gather(hold(lock))

        asyncio.run(main())
        """
    )
    waits = {t.name: [w.on for w in t.waits] for t in recording.tasks}
    assert waits["first"] == ["sleep"]
    assert waits["second"] == ["Lock.acquire", "sleep"]
    assert waits["taker"] == ["Queue.get"]
    assert waits["Task-1"] == ["sleep", "task held", "gather"]


def test_lines_know_their_task() -> None:
    recording = recorded(
        """
        import asyncio

        async def speak():
            print("from a task")

        print("from the module")
        asyncio.run(speak())
        """
    )
    assert [line.task for line in recording.lines] == [None, 0]


def test_outcomes() -> None:
    recording = recorded(
        """
        import asyncio

        async def fail():
            raise ValueError

        async def main():
            slow = asyncio.create_task(asyncio.sleep(9), name="slow")
            failing = asyncio.create_task(fail(), name="failing")
            await asyncio.wait([failing])
            failing.exception()
            slow.cancel()
            await asyncio.wait([slow])

        asyncio.run(main())
        """
    )
    outcomes = {t.name: t.outcome for t in recording.tasks}
    assert outcomes == {
        "Task-1": "done",
        "slow": "cancelled",
        "failing": "failed",
    }


def test_a_deadlock_is_known_at_once() -> None:
    began = time.perf_counter()
    recording = recorded(
        """
        import asyncio

        async def main():
            print("waiting")
            try:
                await asyncio.Event().wait()
            finally:
                print("never printed by a program that hangs")

        asyncio.run(main())
        """
    )
    assert time.perf_counter() - began < 5
    assert recording.status is None
    assert recording.printed() == "waiting\n"
    assert recording.stuck() == ["Task-1 (main) waits for Event.wait"]


PROGRAMS = {
    "ties in order": """
        import asyncio

        async def arrive(name, *delays):
            for delay in delays:
                await asyncio.sleep(delay)
            print(name)

        async def main():
            await asyncio.gather(
                *(arrive(n, 0.1) for n in range(20)),
                arrive("late", 0.25),
            )

        asyncio.run(main())
        """,
    "task numbers": """
        import asyncio

        async def name():
            print(asyncio.current_task().get_name())

        async def main():
            await asyncio.gather(name(), name())
            await asyncio.create_task(name(), name="mine")

        asyncio.run(main())
        asyncio.run(main())
        """,
    "threads beside the loop": """
        import asyncio, time

        def work():
            print("work begins")
            time.sleep(0.3)
            print("work ends")
            return 42

        async def tick():
            for n in range(2):
                await asyncio.sleep(0.2)
                print("tick", n)

        async def main():
            print(*await asyncio.gather(asyncio.to_thread(work), tick()))

        asyncio.run(main())
        """,
    "a server and its client": """
        import asyncio

        async def answer(reader, writer):
            line = await reader.readline()
            await asyncio.sleep(0.1)
            writer.write(line.upper())
            writer.close()

        async def main():
            server = await asyncio.start_server(answer, "127.0.0.1", 0)
            address = server.sockets[0].getsockname()
            reader, writer = await asyncio.open_connection(*address)
            writer.write(b"hello\\n")
            print((await reader.read()).decode(), end="")
            writer.close()
            server.close()

        asyncio.run(main())
        """,
    "a subprocess": """
        import asyncio, sys

        async def main():
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-c", "print('from the child')",
                stdout=asyncio.subprocess.PIPE,
            )
            output, _ = await child.communicate()
            print(output.decode().strip(), child.returncode)

        asyncio.run(main())
        """,
    "timeouts and queues": """
        import asyncio

        async def main():
            queue = asyncio.Queue(maxsize=1)
            try:
                async with asyncio.timeout(0.5):
                    await queue.get()
            except TimeoutError:
                print("timed out")
            try:
                await asyncio.wait_for(asyncio.sleep(5), 0.2)
            except TimeoutError:
                print("timed out again")
            # Tasks: as_completed starts mere coroutines in any order.
            tasks = [
                asyncio.create_task(asyncio.sleep(delay, delay))
                for delay in (0.3, 0.1, 0.2)
            ]
            for done in asyncio.as_completed(tasks):
                print(await done)

        asyncio.run(main())
        """,
    "no event loop": """
        import sys, time
        time.sleep(0.1)
        print("a", "b", sep="-", end="!\\n")
        sys.stdout.write("no newline")
        """,
    "2,000 tasks": """
        import asyncio

        async def add(n, total):
            await asyncio.sleep(n % 7 / 100)
            total.append(n)

        async def main():
            total = []
            await asyncio.gather(*(add(n, total) for n in range(2000)))
            print(len(total), sum(total))

        asyncio.run(main())
        """,
    "a Runner and a loop of its own": """
        import asyncio

        async def main():
            await asyncio.sleep(0.1)
            return "done"

        with asyncio.Runner() as runner:
            print(runner.run(main()), runner.run(main()))
        loop = asyncio.new_event_loop()
        print(loop.run_until_complete(main()))
        loop.close()
        """,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_prints_what_the_real_run_prints(name: str, tmp_path: Path) -> None:
    program = PROGRAMS[name]
    printed = recorded(program).printed()
    assert printed.rstrip("\n") == really_printed(program, tmp_path).rstrip()
    assert recorded(program).to_json() == recorded(program).to_json()


def test_what_runs_in_real_time_is_named() -> None:
    outside = recorded(PROGRAMS["threads beside the loop"]).outside
    assert outside == ["threads"]
    assert recorded(PROGRAMS["ties in order"]).outside == []
