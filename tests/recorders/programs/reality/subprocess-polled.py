"""A subprocess that is polled, and one that is waited for with a limit."""

import asyncio
import subprocess


async def main():
    child = subprocess.Popen(["sleep", "0.6"])
    polls = 0
    while child.poll() is None:
        polls += 1
        await asyncio.sleep(0.4)
    print("polls:", polls)
    child = await asyncio.create_subprocess_exec("sleep", "0.3")
    try:
        await asyncio.wait_for(child.wait(), 0.1)
    except TimeoutError:
        print("timeout")
    print(await child.wait())


asyncio.run(main())
