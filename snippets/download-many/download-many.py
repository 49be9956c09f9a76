import asyncio
from asyncio import StreamReader, StreamWriter
from itertools import count

import httpx

requests = count(1)
numbers = iter(range(20))
documents: dict[int, str] = {}
again: list[int] = []


async def serve(reader: StreamReader, writer: StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    if next(requests) == 1:
        await reader.read()  # no answer, until the client gives up
    await asyncio.sleep(0.1)
    writer.write(b"HTTP/1.0 200 OK\r\n\r\ntea")
    writer.close()


async def work(client: httpx.AsyncClient) -> None:
    for i in numbers:  # each takes the next one
        for attempt in count(1):
            try:
                response = await client.get(f"/{i}")
                documents[i] = response.raise_for_status().text
                break
            except httpx.HTTPError:
                if attempt == 3:
                    raise
                again.append(i)
                await asyncio.sleep(0.1 * attempt)
        if len(documents) % 5 == 0:
            print(f"{len(documents)} of 20")


async def main() -> None:
    print("20 documents, 5 at once")
    client = httpx.AsyncClient(timeout=1.5, trust_env=False)
    server = await asyncio.start_server(serve, "127.0.0.1")
    host, port = server.sockets[0].getsockname()
    client.base_url = f"http://{host}:{port}"
    async with server, client, asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(work(client))
    print(f"asked for once more: {len(again)}")


asyncio.run(main())
