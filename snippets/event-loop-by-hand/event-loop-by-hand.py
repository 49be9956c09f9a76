from collections.abc import Iterator


def load(name: str, wait: int) -> Iterator[int]:
    print(f"{name}: asked for")
    yield wait  # stops here, as an await does
    print(f"{name}: arrived")


def run(tasks: list[Iterator[int]]) -> None:
    now = 0
    waiting = [(now, task) for task in tasks]
    while waiting:
        waiting.sort(key=lambda entry: entry[0])
        due, task = waiting.pop(0)
        if due > now:
            # A real loop sleeps, and wakes when data comes, too.
            print(f"nothing to do until {due} ms")
            now = due
        wait = next(task, None)
        if wait is not None:
            waiting.append((now + wait, task))


run([load("orders", 600), load("prices", 200)])
