import asyncio
import contextvars
import time
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
