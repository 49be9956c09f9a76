import asyncio
import time


def build_report(month: str) -> str:
    time.sleep(1.2)  # stands for any call that blocks its thread
    return f"report for {month}"


async def answer_visitors() -> None:
    for visitor in ("Ada", "Ben"):
        await asyncio.sleep(0.4)
        print(f"answered {visitor}")


async def main() -> None:
    print("building the report")
    building = asyncio.to_thread(build_report, "May")
    report, _ = await asyncio.gather(building, answer_visitors())
    print(f"built the {report}")


asyncio.run(main())
