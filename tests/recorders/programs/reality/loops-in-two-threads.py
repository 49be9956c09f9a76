import asyncio
import threading
import time

start = time.monotonic()
other = asyncio.new_event_loop()
thread = threading.Thread(target=other.run_forever)
thread.start()


async def there(number):
    await asyncio.sleep(0.1)
    return number + 1


async def tick():
    for number in range(4):
        await asyncio.sleep(0.2)
        print("tick", number)


async def main():
    ticks = asyncio.create_task(tick())
    number = 0
    for _ in range(5):
        future = asyncio.run_coroutine_threadsafe(there(number), other)
        number = await asyncio.wrap_future(future)
        print(number)
        await asyncio.sleep(0.1)
    await ticks


asyncio.run(main())
other.call_soon_threadsafe(other.stop)
thread.join()
print(round(time.monotonic() - start))
