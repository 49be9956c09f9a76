import asyncio
import json
from asyncio import StreamReader, StreamWriter
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

# No proxy: the server is on this machine.
opener = build_opener(ProxyHandler({}))


async def serve(reader: StreamReader, writer: StreamWriter) -> None:
    request = await reader.readuntil(b"\r\n\r\n")
    await asyncio.sleep(0.1)
    if request.startswith(b"GET /orders/7 "):
        answer = b'200 OK\r\n\r\n{"id": 7, "item": "tea"}'
    else:
        answer = b"404 Not Found\r\n\r\n"
    writer.write(b"HTTP/1.0 " + answer)
    await writer.drain()
    writer.close()


def load(url: str) -> dict[str, object]:
    with opener.open(url) as response:
        order: dict[str, object] = json.load(response)
        return order


async def show_orders(origin: str) -> None:
    for path in ("/orders/7", "/orders/8"):
        try:
            # urllib blocks: it waits in a thread of its own.
            order = await asyncio.to_thread(load, origin + path)
            print(f"{path}: {order['item']}")
        except HTTPError as error:  # urllib raises for a 404
            print(f"{path}: HTTP {error.code}")


async def main() -> None:
    async with await asyncio.start_server(serve, "127.0.0.1") as server:
        host, port = server.sockets[0].getsockname()
        await show_orders(f"http://{host}:{port}")


asyncio.run(main())
