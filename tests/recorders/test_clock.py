"""The virtual clock: as the real one, only at once."""

from __future__ import annotations

import sys
import time

import pytest

from ..realtime import again_when_it_rests
from ..recorded import printed, recorded


@again_when_it_rests
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
            print(asyncio.get_running_loop().time() - ended[1] < 1e-6)

        asyncio.run(main())
        """
    )
    assert printed(recording) == "[0.75, 0.75, 0.75]\nTrue\n"


@again_when_it_rests
def test_threads_sleep_on_the_same_clock() -> None:
    program = """
        import asyncio, time

        def work(name, *naps):
            for nap in naps:
                time.sleep(nap)
                print(name, "slept", nap)

        async def tick():
            for n in (1, 2, 3):
                await asyncio.sleep(10)
                print("tick", n)

        async def main():
            await asyncio.gather(
                asyncio.to_thread(work, "a", 5, 10, 10),
                asyncio.to_thread(work, "b", 12, 11),
                tick(),
            )

        asyncio.run(main())
        """
    began = time.perf_counter()
    recording = recorded(program)
    assert time.perf_counter() - began < 5
    assert [(line.time, line.text) for line in recording.lines] == [
        (5, "a slept 5"),
        (10, "tick 1"),
        (12, "b slept 12"),
        (15, "a slept 10"),
        (20, "tick 2"),
        (23, "b slept 11"),
        (25, "a slept 10"),
        (30, "tick 3"),
    ]
    assert recorded(program).to_json() == recording.to_json()


def test_a_loop_in_a_thread_waits_for_who_started_it() -> None:
    # Time and again: a thread may begin before the call that starts it is over.
    recording = recorded(
        """
        import asyncio
        from concurrent.futures import ThreadPoolExecutor

        def work():
            asyncio.run(asyncio.sleep(0.05))

        async def main():
            loop = asyncio.get_running_loop()
            for _ in range(20):
                with ThreadPoolExecutor() as pool:
                    await loop.run_in_executor(pool, work)

        asyncio.run(main())
        """
    )
    main, *_ = recording.tasks
    assert recording.duration == 1
    assert [wait.line for wait in main.waits] == [12] * 20


def test_threads_go_on_while_the_main_one_sleeps() -> None:
    recording = recorded(
        """
        import threading, time

        def work():
            time.sleep(2)
            print("work")

        threading.Thread(target=work).start()
        time.sleep(1)
        print("main")
        time.sleep(2)
        print("main")
        """
    )
    assert [(line.time, line.text) for line in recording.lines] == [
        (1, "main"),
        (2, "work"),
        (3, "main"),
    ]


@again_when_it_rests
def test_waits_with_a_limit_are_on_the_clock() -> None:
    began = time.perf_counter()
    recording = recorded(
        """
        import asyncio, concurrent.futures, queue, threading, time

        event = threading.Event()
        items = queue.Queue()
        began = time.monotonic()

        def at():
            return f"at {time.monotonic() - began:.0f}"

        def work():
            time.sleep(10)
            event.set()
            time.sleep(10)
            return "worked"

        with concurrent.futures.ThreadPoolExecutor() as pool:
            job = pool.submit(work)
            print(event.wait(5), at())
            print(event.wait(20), at())
            try:
                job.result(5)
            except TimeoutError:
                print("no result", at())
            done, _ = concurrent.futures.wait([job], timeout=3)
            print(len(done), at())
            print(job.result(20), at())

        thread = threading.Thread(target=time.sleep, args=(9,))
        thread.start()
        thread.join(4)
        print(thread.is_alive(), at())
        thread.join(40)
        print(thread.is_alive(), at())

        def take():
            try:
                while True:
                    print("got", items.get(timeout=7), at())
            except queue.Empty:
                print("empty", at())

        def put():
            for item in range(3):
                time.sleep(5)
                items.put(item)

        async def tick():
            for _ in range(4):
                await asyncio.sleep(4)
                print("tick", at())

        async def main():
            await asyncio.gather(
                asyncio.to_thread(take), asyncio.to_thread(put), tick()
            )
            loop = asyncio.get_running_loop()
            sleep = asyncio.sleep(1, "slept")
            job = asyncio.run_coroutine_threadsafe(sleep, loop)
            try:
                job.result(30)
            except TimeoutError:
                print("held its own loop", at())
            print(await asyncio.wrap_future(job), at())

        asyncio.run(main())
        condition = threading.Condition()
        with condition:
            print(condition.wait_for(lambda: False, 6), at())
        print(threading.Semaphore(0).acquire(timeout=6), at())
        """
    )
    assert time.perf_counter() - began < 9
    assert printed(recording).splitlines() == [
        *("False at 5", "True at 10", "no result at 15", "0 at 18"),
        *("worked at 20", "True at 24", "False at 29"),
        *("tick at 33", "got 0 at 34", "tick at 37", "got 1 at 39"),
        *("tick at 41", "got 2 at 44", "tick at 45", "empty at 51"),
        *("held its own loop at 81", "slept at 82"),
        *("False at 88", "False at 94"),
    ]
    blocked = [(block.start, block.end) for block in recording.blocks]
    assert blocked[:3] == [(0, 5), (5, 10), (10, 15)]


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


# What a task awaits, and the waits that are noted, in the order of the awaits.
WAITS = {
    "await asyncio.sleep(1)": ["sleep"],
    "await queue.get()": ["Queue.get"],
    "await full.put(1)": ["Queue.put"],
    "await full.join()": ["Queue.join"],
    "await lock.acquire()": ["Lock.acquire"],
    "async with lock: await asyncio.sleep(1)": ["Lock.acquire"],
    "await event.wait()": ["Event.wait"],
    "async with asyncio.timeout(1): await event.wait()": ["Event.wait"],
    "async with condition: await condition.wait()": ["Condition.wait"],
    "async with condition: await condition.wait_for(bool)": [
        "Condition.wait_for"
    ],
    "async with semaphore: pass": ["Semaphore.acquire"],
    "async with barrier: pass": ["Barrier.wait"],
    "await barrier.wait()": ["Barrier.wait"],
    "await asyncio.gather(nap(), nap())": ["gather"],
    "await asyncio.wait([named])": ["wait"],
    "await asyncio.wait_for(nap(), 3)": ["wait_for"],
    "await asyncio.wait_for(named, 3)": ["wait_for"],
    "await named": ["task napping"],
    "await asyncio.shield(named)": ["future"],
    "async with asyncio.TaskGroup() as group: group.create_task(nap())": [
        "TaskGroup"
    ],
    "for done in asyncio.as_completed([nap(), nap(2)]): await done": [
        "as_completed",
        "as_completed",
    ],
    "await loop.create_future()": ["future"],
    "await nap()": ["sleep"],
    "[n async for n in naps()]": ["sleep", "sleep"],
    "await anext(naps())": ["sleep"],
    "await Napping()": ["sleep"],
}


@pytest.mark.parametrize("statement", WAITS)
def test_it_is_known_what_a_task_waits_for(statement: str) -> None:
    recording = recorded(
        f"""
        import asyncio

        async def nap(seconds=1):
            await asyncio.sleep(seconds)

        async def naps():
            for n in range(2):
                await asyncio.sleep(1)
                yield n

        class Napping:
            def __await__(self):
                return nap().__await__()

        async def main():
            loop = asyncio.get_running_loop()
            queue, full = asyncio.Queue(), asyncio.Queue(1)
            lock, semaphore = asyncio.Lock(), asyncio.Semaphore(1)
            event, condition = asyncio.Event(), asyncio.Condition()
            barrier = asyncio.Barrier(2)
            await full.put(0)
            await lock.acquire()
            await semaphore.acquire()
            named = asyncio.create_task(nap(), name="napping")
            {statement}

        asyncio.run(main())
        """
    )
    assert recording.failure is None or "Timeout" in recording.failure.message
    assert [wait.on for wait in recording.tasks[0].waits] == WAITS[statement]


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


@again_when_it_rests
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
    assert printed(recording) == "waiting\n"
    assert recording.stuck() == ["Task-1 (main) waits for Event.wait"]


def test_what_runs_in_real_time_is_named() -> None:
    program = """
        import asyncio, time
        asyncio.run(asyncio.{}(0.1))
        """
    assert recorded(program.format("sleep")).outside == []
    thread = program.format("to_thread").replace("(0.1)", "(time.sleep, 0.1)")
    assert recorded(thread).outside == ["threads"]
    child = "import subprocess\nsubprocess.run(['true'])"
    assert recorded(child).outside == ["processes"]


def test_times_stay_exact() -> None:
    recording = recorded(
        """
        import asyncio

        async def tick(delay):
            for _ in range(1000):
                await asyncio.sleep(delay)
            print(round(asyncio.get_running_loop().time() - began, 3))

        async def main():
            global began
            began = asyncio.get_running_loop().time()
            await asyncio.gather(*(tick(0.1) for _ in range(3)))
            await asyncio.sleep(1e6)
            await tick(0.1)

        asyncio.run(main())
        """
    )
    assert [line.time for line in recording.lines] == [100] * 3 + [1000200]
    assert {line.text for line in recording.lines} == {"100.0", "1000200.0"}


def test_nanoseconds_are_virtual_too() -> None:
    recording = recorded(
        """
        import time
        clocks = time.monotonic_ns, time.perf_counter_ns, time.time_ns
        began = [clock() for clock in clocks]
        time.sleep(2)
        print([round((c() - b) / 1e9, 3) for c, b in zip(clocks, began)])
        """
    )
    assert printed(recording) == "[2.0, 2.0, 2.0]\n"


def test_a_last_line_without_newline_has_its_time() -> None:
    recording = recorded(
        """
        import asyncio

        async def main():
            await asyncio.sleep(1)
            print("loading ", end="")
            await asyncio.sleep(1)
            print("orders")
            print("waiting", end="")
            await asyncio.Event().wait()

        asyncio.run(main())
        """
    )
    assert recording.status is None
    assert [(line.time, line.text, line.task) for line in recording.lines] == [
        (2, "loading orders", 0),
        (2, "waiting", 0),
    ]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="new in Python 3.12")
def test_eager_tasks_have_their_names() -> None:
    recording = recorded(
        """
        import asyncio

        async def name():
            print(asyncio.current_task().get_name())

        async def main():
            loop = asyncio.get_running_loop()
            loop.set_task_factory(asyncio.eager_task_factory)
            await asyncio.gather(name(), name())

        asyncio.run(main())
        """
    )
    assert printed(recording) == "Task-2\nTask-3\n"
    names = [task.name for task in recording.tasks]
    assert names == ["Task-1", "Task-2", "Task-3"]


def test_what_takes_no_time_on_the_clock_is_said() -> None:
    program = """
        import asyncio
        async def main():
            try:
                async with asyncio.timeout(0.1):
                    sum(n * n for n in range({:_}))
                    await asyncio.sleep(0.05)
                    print("in time")
            except TimeoutError:
                print("timeout")
        asyncio.run(main())
        """
    long, short = (recorded(program.format(n)) for n in (10_000_000, 100_000))
    assert printed(long) == printed(short) == "in time\n"
    assert (long.outside, short.outside) == (["calculations"], [])


def test_who_looks_at_the_clock_all_the_time_holds_the_loop() -> None:
    recording = recorded(
        """
        import asyncio, time
        async def main():
            await asyncio.sleep(0.1)
            end = time.perf_counter() + 0.5
            while time.perf_counter() < end:
                pass
            print("crunched")
        asyncio.run(main())
        """
    )
    (block,) = recording.blocks
    assert (block.start, block.task, block.line) == (0.1, 0, 6)
    assert block.end == pytest.approx(0.6, abs=0.001)
    assert recording.lines[0].time == block.end == recording.duration


def test_swallowing_every_cancellation_never_ends() -> None:
    recording = recorded(
        """
        import asyncio
        async def worker(queue):
            while True:
                try:
                    print("got", await queue.get())
                except:
                    print("ignored")
        async def main():
            queue = asyncio.Queue()
            task = asyncio.create_task(worker(queue))
            queue.put_nowait(1)
            await asyncio.sleep(0.1)
            task.cancel()
            await asyncio.sleep(0.1)
            print("main ends")
        asyncio.run(main())
        """
    )
    assert printed(recording) == "got 1\nignored\nmain ends\nignored\n"
    assert recording.status is None
    assert recording.stuck() == ["Task-2 (worker) waits for Queue.get"]


def test_a_loop_that_waits_for_a_thread_without_end_is_a_deadlock() -> None:
    recording = recorded(
        """
        import asyncio, threading
        async def main():
            print("waits")
            await asyncio.to_thread(threading.Event().wait)
        asyncio.run(main())
        """
    )
    assert printed(recording) == "waits\n"
    assert recording.status is None
    assert recording.stuck() == ["Task-1 (main) waits for to_thread"]


def test_a_lock_that_nobody_can_release_is_a_deadlock() -> None:
    recording = recorded(
        """
        import threading, time
        def work():
            time.sleep(1)
            print("thread ends")
        lock = threading.Lock()
        threading.Thread(target=work).start()
        lock.acquire()
        print("once")
        lock.acquire()
        print("never")
        """
    )
    assert printed(recording) == "once\nthread ends\n"
    assert recording.status is None
    assert recording.duration == 1
