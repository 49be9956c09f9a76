import asyncio
import selectors
import warnings

warnings.simplefilter("ignore")


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a new loop")
        return super().new_event_loop()


class Loop(asyncio.SelectorEventLoop):
    def call_later(self, delay, *args, **kwargs):
        print("later, by", delay)
        return super().call_later(delay, *args, **kwargs)


async def main():
    print(type(asyncio.get_running_loop()).__name__)
    await asyncio.sleep(1)


asyncio.set_event_loop_policy(Policy())
asyncio.run(main())
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
loop.run_until_complete(main())
loop.close()
