import asyncio


async def use(semaphore, n):
    async with semaphore:
        print("in", n, semaphore.locked())
        await asyncio.sleep((n + 1) / 10)
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
