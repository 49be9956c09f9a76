import asyncio
import sys

CHILD = "for line in open(0): print(line.strip()[::-1], flush=True)"


async def main():
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        CHILD,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    for word in "abc", "def":
        child.stdin.write(f"{word}\n".encode())
        print((await child.stdout.readline()).decode().strip())
    print((await child.communicate(b"xyz\n"))[0], child.returncode)
    child = await asyncio.create_subprocess_shell(
        "echo out; echo err >&2; exit 3",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    print(await child.communicate(), await child.wait())


asyncio.run(main())
