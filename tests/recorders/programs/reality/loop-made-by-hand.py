import asyncio
import warnings

warnings.simplefilter("ignore")
loop = asyncio.get_event_loop()
loop.run_until_complete(asyncio.sleep(0.1))
print("done")
