"""What asyncio logs of its loop."""

import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
asyncio.run(asyncio.sleep(0.1))
