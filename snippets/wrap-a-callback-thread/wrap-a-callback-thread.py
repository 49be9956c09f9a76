import asyncio
import time
from asyncio import Future
from threading import Thread


async def main() -> None:
    loop = asyncio.get_running_loop()
    tea: Future[str] = loop.create_future()
    coffee: Future[str] = loop.create_future()

    def brew() -> None:
        time.sleep(0.2)
        print("settling tea")
        tea.set_result("tea")  # wrong: this does not wake the loop

        time.sleep(0.4)
        print("0.4 s later: settling coffee")
        loop.call_soon_threadsafe(coffee.set_result, "coffee")

        time.sleep(0.4)
        print("0.4 s later: done")

    Thread(target=brew).start()
    print(f"got {await tea}")
    print(f"got {await coffee}")


asyncio.run(main())
