"""The recorder, tried on what Python's documentation of asyncio teaches.

No program was written for it. Each prints in a recording what it prints when
it is run for real, to the standard output and to the standard error.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from recorders.recording import Recording, without_addresses
from sidebyside.recordings import record

from ..realtime import problem_on_time

PROGRAMS = {
    "no event loop": """
        import sys, time
        time.sleep(0.1)
        print("a", "b", sep="-", end="!\\n")
        print("no ", end="", flush=True)
        sys.stdout.write("newline, ")
        sys.stdout.writelines(["one ", "two\\n"])
        sys.stdout.flush()
        sys.stdout.buffer.write("bytes: ü\\n".encode())
        print("to the other stream", file=sys.stderr)
        print("\\ud800 is escaped there", file=sys.stderr)
        print(sys.stdout.encoding, sys.stdout.isatty(), sys.stdout.name)
        try:
            print("\\ud800")
        except UnicodeEncodeError as error:
            print(error)
        print("no newline", end="")
        """,
    "coroutines and tasks": """
        import asyncio

        async def say(word, delay):
            await asyncio.sleep(delay)
            print(word, asyncio.current_task().get_name())
            return word.upper()

        async def main():
            print(await say("first", 0.1))
            one = asyncio.create_task(say("one", 0.2))
            two = asyncio.create_task(say("two", 0.1), name="named")
            print(one.done(), two.get_name(), len(asyncio.all_tasks()))
            print(await one, await two, two.result(), two.get_coro().__name__)
            await asyncio.gather(say("x", 0), say("y", 0))
            two.add_done_callback(lambda task: print("done:", task.get_name()))
            await asyncio.sleep(0)
            try:
                asyncio.create_task(5)
            except TypeError as error:
                print(error)

        asyncio.run(main())
        asyncio.run(main())
        """,
    "eager tasks": """
        import asyncio

        async def step(name):
            print(name, "begins", asyncio.current_task().get_name())
            await asyncio.sleep(0.1)
            print(name, "ends")

        async def at_once():
            print("at once")

        async def main():
            loop = asyncio.get_running_loop()
            loop.set_task_factory(asyncio.eager_task_factory)
            one = asyncio.create_task(step("one"))
            two = asyncio.create_task(at_once())
            print("made", one.done(), two.done())
            await one

        if hasattr(asyncio, "eager_task_factory"):  # 3.12
            asyncio.run(main())
        """,
    "task groups": """
        import asyncio

        async def work(name, delay, error=None):
            try:
                await asyncio.sleep(delay)
                if error:
                    raise error
                print(name, "done")
            except asyncio.CancelledError:
                print(name, "cancelled")
                raise

        async def main():
            async with asyncio.TaskGroup() as group:
                slow = group.create_task(work("slow", 0.2))
                group.create_task(work("fast", 0.1))
            print("all done", slow.done())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(work("failing", 0.1, ValueError("bad")))
                    group.create_task(work("worse", 0.1, KeyError("key")))
                    group.create_task(work("long", 5))
                    await asyncio.sleep(5)
            except* ValueError as errors:
                print("values", errors.exceptions)
            except* KeyError as errors:
                print("keys", errors.exceptions)

        asyncio.run(main())
        """,
    "gather": """
        import asyncio

        async def work(n, delay):
            await asyncio.sleep(delay)
            if n % 2:
                raise ValueError(n)
            print("work", n)
            return n

        async def main():
            print(await asyncio.gather(
                work(2, 0.2), work(1, 0.1), return_exceptions=True))
            try:
                await asyncio.gather(work(3, 0.1), work(4, 0.2))
            except ValueError as error:
                print("failed", error)
            await asyncio.sleep(0.2)
            both = asyncio.gather(work(6, 0.1), work(8, 0.2))
            await asyncio.sleep(0)
            both.cancel()
            try:
                await both
            except asyncio.CancelledError:
                print("cancelled", both.cancelled())
            print(await asyncio.gather())

        asyncio.run(main())
        """,
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
    "shield": """
        import asyncio

        async def save():
            await asyncio.sleep(0.3)
            print("saved")
            return "saved"

        async def main():
            saving = asyncio.create_task(save())
            try:
                await asyncio.wait_for(asyncio.shield(saving), 0.1)
            except TimeoutError:
                print("impatient", saving.cancelled())
            print(await saving)

            async def guard():
                await asyncio.shield(saving2)

            saving2 = asyncio.create_task(save())
            guarding = asyncio.create_task(guard())
            await asyncio.sleep(0.1)
            guarding.cancel()
            print(await asyncio.gather(
                guarding, saving2, return_exceptions=True))

        asyncio.run(main())
        """,
    "timeouts": """
        import asyncio

        async def main():
            loop = asyncio.get_running_loop()
            try:
                async with asyncio.timeout(0.1):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("timeout")
            try:
                async with asyncio.timeout_at(loop.time() + 0.1):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("timeout_at")
            async with asyncio.timeout(None) as limit:
                print(limit.when())
                limit.reschedule(loop.time() + 0.3)
                await asyncio.sleep(0.1)
            print("in time", limit.expired())
            try:
                async with asyncio.timeout(0.2) as outer:
                    async with asyncio.timeout(5) as inner:
                        await asyncio.sleep(3)
            except TimeoutError:
                print(outer.expired(), inner.expired())
            try:
                await asyncio.wait_for(asyncio.Event().wait(), 0.1)
            except TimeoutError as error:
                print("wait_for", repr(error))
            print(await asyncio.wait_for(asyncio.sleep(0.1, "result"), 1))
            print(outer)

        asyncio.run(main())
        """,
    "wait": """
        import asyncio

        async def work(delay, error=None):
            await asyncio.sleep(delay)
            if error:
                raise error

        def names(tasks):
            return sorted(task.get_name() for task in tasks)

        async def main():
            def three(error=None):
                return [
                    asyncio.create_task(work(0.1), name="a"),
                    asyncio.create_task(work(0.2, error), name="b"),
                    asyncio.create_task(work(0.3), name="c"),
                ]

            for kwargs in (
                {"return_when": asyncio.FIRST_COMPLETED},
                {"return_when": asyncio.FIRST_EXCEPTION},
                {"timeout": 0.25},
                {},
            ):
                tasks = three(ValueError())
                done, pending = await asyncio.wait(tasks, **kwargs)
                print(names(done), names(pending))
                await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run(main())
        """,
    "as_completed": """
        import asyncio

        async def main():
            # Tasks: as_completed starts mere coroutines in any order.
            def tasks():
                return [
                    asyncio.create_task(asyncio.sleep(delay, delay))
                    for delay in (0.3, 0.1, 0.2)
                ]
            for done in asyncio.as_completed(tasks()):
                print(await done)
            try:
                for done in asyncio.as_completed(tasks(), timeout=0.15):
                    print(await done)
            except TimeoutError:
                print("timeout")

        asyncio.run(main())
        """,
    "queues": """
        import asyncio

        async def produce(queue):
            for n in range(4):
                await queue.put(n)
                print("put", n, queue.qsize(), queue.full())
            await queue.join()
            print("all taken")

        async def consume(queue):
            while True:
                n = await queue.get()
                await asyncio.sleep(0.1)
                print("took", n)
                queue.task_done()

        async def main():
            queue = asyncio.Queue(maxsize=2)
            consumer = asyncio.create_task(consume(queue))
            await produce(queue)
            consumer.cancel()
            try:
                queue.get_nowait()
            except asyncio.QueueEmpty:
                print("empty")
            queue.put_nowait(1)
            queue.put_nowait(2)
            try:
                queue.put_nowait(3)
            except asyncio.QueueFull:
                print("full")
            try:
                async with asyncio.timeout(0.1):
                    await queue.put(3)
            except TimeoutError:
                print("nobody takes", queue)
            for kind in asyncio.PriorityQueue, asyncio.LifoQueue:
                queue = kind()
                for n in 2, 3, 1:
                    queue.put_nowait((n, "item"))
                print(kind.__name__, [await queue.get() for _ in range(3)])

        asyncio.run(main())
        """,
    "locks and events": """
        import asyncio

        async def use(lock, name):
            print(name, "wants it", lock.locked())
            async with lock:
                print(name, "has it")
                await asyncio.sleep(0.1)

        async def wait(event, name):
            await event.wait()
            print(name, "goes on", event)

        async def main():
            lock, event = asyncio.Lock(), asyncio.Event()
            await asyncio.gather(*(use(lock, name) for name in "abc"))
            print(lock)
            waiters = [asyncio.create_task(wait(event, n)) for n in "xy"]
            await asyncio.sleep(0.1)
            event.set()
            await asyncio.wait(waiters)
            event.clear()
            print(event.is_set())
            try:
                lock.release()
            except RuntimeError as error:
                print(error)

        asyncio.run(main())
        """,
    "conditions": """
        import asyncio

        stock = []

        async def buy(condition, name, many):
            async with condition:
                await condition.wait_for(lambda: len(stock) >= many)
                print(name, "takes", [stock.pop() for _ in range(many)])

        async def idle(condition, name):
            async with condition:
                await condition.wait()
                print(name, "was told")

        async def main():
            condition = asyncio.Condition()
            buyers = [
                asyncio.create_task(buy(condition, "big", 2)),
                asyncio.create_task(buy(condition, "small", 1)),
                asyncio.create_task(idle(condition, "idle")),
            ]
            for n in range(3):
                await asyncio.sleep(0.1)
                async with condition:
                    stock.append(n)
                    condition.notify_all()
            await asyncio.wait(buyers)
            sleepers = [asyncio.create_task(idle(condition, n)) for n in "abc"]
            await asyncio.sleep(0.1)
            async with condition:
                condition.notify(2)
            await asyncio.sleep(0.1)
            print([sleeper.done() for sleeper in sleepers])

        asyncio.run(main())
        """,
    "semaphores and barriers": """
        import asyncio

        async def use(semaphore, n):
            async with semaphore:
                print("in", n, semaphore.locked())
                await asyncio.sleep(0.1)
            print("out", n)

        async def meet(barrier, n):
            await asyncio.sleep(n / 10)
            print("arrives", n, barrier.n_waiting)
            position = await barrier.wait()
            print("goes on", n, position)

        async def leave(barrier):
            try:
                async with barrier:
                    print("never")
            except asyncio.BrokenBarrierError:
                print("broken")

        async def main():
            semaphore = asyncio.Semaphore(2)
            await asyncio.gather(*(use(semaphore, n) for n in range(5)))
            bounded = asyncio.BoundedSemaphore(1)
            await bounded.acquire()
            bounded.release()
            try:
                bounded.release()
            except ValueError as error:
                print(error)
            barrier = asyncio.Barrier(3)
            await asyncio.gather(*(meet(barrier, n) for n in range(3)))
            leaving = asyncio.create_task(leave(barrier))
            await asyncio.sleep(0.1)
            await barrier.abort()
            await leaving
            print(barrier.broken, barrier.parties)

        asyncio.run(main())
        """,
    "streams": """
        import asyncio

        async def answer(reader, writer):
            while line := await reader.readline():
                await asyncio.sleep(0.1)
                writer.write(line.upper())
                await writer.drain()
            writer.close()
            await writer.wait_closed()

        async def ask(address, *words):
            reader, writer = await asyncio.open_connection(*address)
            for word in words:
                writer.write(f"{word}\\n".encode())
                print((await reader.readline()).decode(), end="")
            writer.write_eof()
            print("rest:", await reader.read())
            writer.close()
            await writer.wait_closed()

        async def main():
            server = await asyncio.start_server(answer, "127.0.0.1", 0)
            async with server:
                address = server.sockets[0].getsockname()
                await ask(address, "hello", "world")
                try:
                    async with asyncio.timeout(0.1):
                        await server.serve_forever()
                except TimeoutError:
                    print("served")

        asyncio.run(main())
        """,
    "subprocesses": """
        import asyncio, sys

        CHILD = "for line in open(0): print(line.strip()[::-1], flush=True)"

        async def main():
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-c", CHILD,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )
            for word in "abc", "def":
                child.stdin.write(f"{word}\\n".encode())
                print((await child.stdout.readline()).decode().strip())
            print((await child.communicate(b"xyz\\n"))[0], child.returncode)
            child = await asyncio.create_subprocess_shell(
                "echo out; echo err >&2; exit 3",
                stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            )
            print(await child.communicate(), await child.wait())

        asyncio.run(main())
        """,
    "threads": """
        import asyncio, contextvars, time
        from concurrent.futures import ThreadPoolExecutor

        user = contextvars.ContextVar("user")

        def work(name, delay=0.3):
            print(name, "begins", user.get("nobody"))
            time.sleep(delay)
            print(name, "ends")
            return 42

        async def tick():
            for n in range(2):
                await asyncio.sleep(0.2)
                print("tick", n)

        async def main():
            user.set("Ada")
            print(*await asyncio.gather(asyncio.to_thread(work, "a"), tick()))
            loop = asyncio.get_running_loop()
            with ThreadPoolExecutor(1) as pool:
                print(await loop.run_in_executor(pool, work, "b", 0.1))

        asyncio.run(main())
        """,
    "from another thread": """
        import asyncio, threading

        async def add(a, b):
            await asyncio.sleep(0.1)
            return a + b

        def ask(loop, done):
            future = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
            print(future.result(timeout=5))
            loop.call_soon_threadsafe(print, "soon")
            loop.call_soon_threadsafe(done.set)

        async def main():
            done = asyncio.Event()
            loop = asyncio.get_running_loop()
            thread = threading.Thread(target=ask, args=(loop, done))
            thread.start()
            await done.wait()
            thread.join()

        asyncio.run(main())
        """,
    "runners and loops": """
        import asyncio, contextvars

        seen = contextvars.ContextVar("seen", default=0)

        async def main(name="main"):
            await asyncio.sleep(0.1)
            seen.set(seen.get() + 1)
            return name, seen.get(), asyncio.current_task().get_name()

        with asyncio.Runner() as runner:
            print(runner.run(main()), runner.run(main("again")))
            print(runner.get_loop().is_running())
        print(asyncio.run(main()), asyncio.run(main()), seen.get())
        loop = asyncio.new_event_loop()
        print(loop.run_until_complete(main()))
        loop.call_later(0.1, loop.stop)
        loop.run_forever()
        loop.close()
        print(loop.is_closed())
        coroutine = main()
        try:
            loop.run_until_complete(coroutine)
        except RuntimeError as error:
            print(error)
        coroutine.close()
        try:
            asyncio.run(5)
        except (TypeError, ValueError) as error:
            print(error)
        """,
    "callbacks": """
        import asyncio

        async def main():
            loop = asyncio.get_running_loop()
            began = loop.time()

            def tell(*words):
                print(*words)

            loop.call_later(0.2, tell, "later")
            loop.call_soon(tell, "soon")
            loop.call_at(began + 0.1, tell, "at")
            loop.call_later(0.15, tell, "never").cancel()
            handle = loop.call_later(0.3, print)
            print(handle.cancelled(), handle.when() > began)
            handle.cancel()
            tell("first")
            await asyncio.sleep(0.4)

        asyncio.run(main())
        """,
    "futures set by hand": """
        import asyncio

        async def set_later(future, delay, value):
            await asyncio.sleep(delay)
            future.set_result(value)

        async def main():
            loop = asyncio.get_running_loop()
            future = loop.create_future()
            future.add_done_callback(lambda f: print("callback", f.result()))
            asyncio.create_task(set_later(future, 0.1, "hello"))
            print(future.done(), await future, future)
            try:
                future.set_result("again")
            except asyncio.InvalidStateError as error:
                print(repr(error))
            broken = loop.create_future()
            loop.call_later(0.1, broken.set_exception, OSError("broken"))
            try:
                await broken
            except OSError as error:
                print(error, broken.exception())
            dropped = loop.create_future()
            loop.call_later(0.1, dropped.cancel, "why")
            try:
                await dropped
            except asyncio.CancelledError as error:
                print(repr(error), dropped)

        asyncio.run(main())
        """,
    "asynchronous generators": """
        import asyncio
        from contextlib import aclosing, asynccontextmanager

        async def ticks(count):
            try:
                for n in range(count):
                    await asyncio.sleep(0.1)
                    yield n
            finally:
                print("cleaned up")

        @asynccontextmanager
        async def resource(name):
            await asyncio.sleep(0.1)
            print("open", name)
            try:
                yield name
            finally:
                await asyncio.sleep(0.1)
                print("close", name)

        class Countdown:
            def __init__(self, start):
                self.n = start

            def __aiter__(self):
                return self

            async def __anext__(self):
                if not self.n:
                    raise StopAsyncIteration
                await asyncio.sleep(0.1)
                self.n -= 1
                return self.n

        async def main():
            print([n async for n in ticks(2)])
            async with aclosing(ticks(5)) as numbers:
                async for n in numbers:
                    print(n)
                    break
            print([n async for n in Countdown(2)])
            async with resource("file") as name:
                print("use", name)
            async for n in ticks(3):
                print("left open at", n)
                break
            print(await anext(ticks(0), "nothing"))

        asyncio.run(main())
        """,
    "context variables": """
        import asyncio, contextvars

        request = contextvars.ContextVar("request", default="none")

        async def handle(name):
            request.set(name)
            await asyncio.sleep(0.1)
            print(name, request.get())

        async def main():
            await asyncio.gather(*(handle(f"request {n}") for n in range(3)))
            print(request.get())
            context = contextvars.copy_context()
            context.run(request.set, "copied")
            await asyncio.create_task(show(), context=context)
            loop = asyncio.get_running_loop()
            loop.call_soon(lambda: print(request.get()), context=context)
            await asyncio.sleep(0)

        async def show():
            print("in a context:", request.get())

        asyncio.run(main())
        """,
    "cancellation": """
        import asyncio

        async def tidy():
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError as error:
                print("cleaning up", error.args)
                await asyncio.sleep(0.1)
                raise
            finally:
                print("finally")

        async def stubborn():
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                task = asyncio.current_task()
                print(task.cancelling(), task.uncancel())
            await asyncio.sleep(0.1)
            return "went on"

        async def main():
            task = asyncio.create_task(tidy())
            await asyncio.sleep(0.1)
            task.cancel("enough")
            try:
                await task
            except asyncio.CancelledError:
                print("cancelled", task.cancelled())
            task = asyncio.create_task(stubborn())
            await asyncio.sleep(0.1)
            print(task.cancel(), await task, task.cancelled())
            never = asyncio.create_task(tidy())
            never.cancel()
            print(await asyncio.gather(never, return_exceptions=True))
            asyncio.create_task(tidy())
            await asyncio.sleep(0.1)
            print("main ends first")

        asyncio.run(main())
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
    "never awaited": """
        import asyncio

        async def fetch():
            print("never")

        async def main():
            fetch()
            coroutine = fetch()
            del coroutine
            print("main ends")

        asyncio.run(main())
        fetch()
        """,
    "an exception that nobody asks for": """
        import asyncio

        async def load(name):
            await asyncio.sleep(0.1)
            raise ValueError(f"no {name}")

        async def outer():
            await load("page")

        async def main():
            asyncio.create_task(outer(), name="lost")
            await asyncio.sleep(0.2)
            print("main ends")

        asyncio.run(main())
        """,
    "an exception in a callback": """
        import asyncio, traceback

        def fail(text):
            raise ValueError(text)

        async def work():
            fail("in a task")

        async def main():
            loop = asyncio.get_running_loop()
            loop.call_soon(fail, "in a callback")
            await asyncio.sleep(0.1)
            loop.set_exception_handler(
                lambda loop, context: print("handler:", context["exception"])
            )
            loop.call_soon(fail, "handled")
            await asyncio.sleep(0.1)
            try:
                await asyncio.create_task(work())
            except ValueError as error:
                traceback.print_exc()
                print(traceback.format_exc())
                print(len(traceback.extract_tb(error.__traceback__)))

        asyncio.run(main())
        """,
    "logging": """
        import asyncio, logging

        logging.basicConfig(level=logging.INFO, format="%(name)s %(message)s")
        log = logging.getLogger("shop")

        async def main():
            log.info("%s", "open")
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(fail())
            except* ValueError:
                log.exception("it failed")

        async def fail():
            raise ValueError("no stock")

        asyncio.run(main())
        """,
    "tasks left behind": """
        import asyncio

        async def wait(n):
            await asyncio.sleep(5)

        async def main():
            asyncio.create_task(wait(1))
            await asyncio.sleep(0.1)

        loop = asyncio.new_event_loop()
        loop.run_until_complete(main())
        loop.close()
        """,
    "an uncaught exception": """
        import asyncio

        async def work():
            await asyncio.sleep(0.1)
            error = ValueError("two\\nlines")
            error.add_note("and a note")
            raise error

        async def main():
            print("begins")
            await asyncio.gather(work(), asyncio.sleep(1))

        asyncio.run(main())
        """,
    "an exit": """
        import asyncio, sys

        async def main():
            try:
                await asyncio.sleep(0.1)
                sys.exit("no more orders")
            finally:
                print("cleaned up")

        asyncio.run(main())
        """,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_prints_what_the_real_run_prints(name: str, tmp_path: Path) -> None:
    program = dedent(PROGRAMS[name]).lstrip()
    (tmp_path / "program.py").write_text(program, "utf-8")
    recording = record(tmp_path / "program.py")
    assert isinstance(recording, Recording), recording
    printed = {"stdout": "", "stderr": ""}
    for line in recording.lines:
        printed[line.stream] += f"{line.text}\n"

    def compare() -> str | None:
        status, output, complaints = run_for_real(tmp_path / "program.py")
        if recording.failure:  # a traceback is cut to its end
            message = f"{recording.failure.message}\n"
            assert complaints.endswith(message)
            before = complaints.removesuffix(message)
            complaints = before[: before.index("Traceback")]
        real = [f"exit status {status}", *output.splitlines()]
        real += ["the standard error:", *complaints.splitlines()]
        recorded = [f"exit status {recording.status}"]
        recorded += printed["stdout"].splitlines()
        recorded += ["the standard error:", *printed["stderr"].splitlines()]
        return "\n".join(difflib.unified_diff(real, recorded)) or None

    if problem := problem_on_time(compare):
        pytest.fail(problem, pytrace=False)
    assert record(tmp_path / "program.py") == recording


def run_for_real(path: Path) -> tuple[int, str, str]:
    """Return the status, the standard output and the standard error."""
    done = subprocess.run(
        [sys.executable, path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    output, complaints = (
        without_addresses(text.replace(f"{path.parent}{os.sep}", ""))
        for text in (done.stdout, done.stderr)
    )
    return done.returncode, output, complaints
