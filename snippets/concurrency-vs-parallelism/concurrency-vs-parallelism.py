import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from math import isqrt


async def prepare(name: str, delay: float) -> None:
    for step in (1, 2):
        await asyncio.sleep(delay)
        print(f"{name}: step {step}")


def is_prime(n: int) -> bool:
    return all(n % d != 0 for d in range(2, isqrt(n) + 1))


def count_primes(limit: int) -> tuple[int, int]:
    primes = sum(is_prime(n) for n in range(2, limit))
    return primes, os.getpid()


async def main() -> None:
    print("concurrency: two tasks take turns")
    await asyncio.gather(prepare("tea", 0.2), prepare("toast", 0.3))

    print("parallelism: a second worker computes")
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=1) as pool:
        counting = loop.run_in_executor(pool, count_primes, 20_000)
        primes, place = await counting
    print(f"primes below 20000: {primes}")
    print(f"counted elsewhere: {'no' if place == os.getpid() else 'yes'}")


# The second process imports this file: it must not start again.
if __name__ == "__main__":
    asyncio.run(main())
