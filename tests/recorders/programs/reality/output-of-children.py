import asyncio
import subprocess
import sys

CHILD = "import sys; print('out'); print('err', file=sys.stderr); print('end')"


async def main():
    print("loop")
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", CHILD)
    print("ended", await child.wait())


subprocess.run([sys.executable, "-c", CHILD])
print("from", end=" ")
subprocess.run("echo a child; echo again >&2", shell=True, stdout=sys.stdout)
asyncio.run(main())
