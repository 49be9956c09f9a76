import asyncio
import json
from asyncio import StreamReader, StreamWriter
from urllib.error import HTTPError
from urllib.request import urlopen

ORDERS = {"/orders/7": '{"id": 7, "item": "tea"}'}


async def answer(reader: StreamReader, writer: StreamWriter) -> None:
    request = await reader.readuntil(b"\r\n\r\n")
    path = request.decode().split(" ")[1]
    await asyncio.sleep(0.1)
    status = "200 OK" if path in ORDERS else "404 Not Found"
    head = f"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n"
    writer.write((head + ORDERS.get(path, "")).encode())
    await writer.drain()
    writer.close()


def load(url: str) -> dict[str, object]:
    with urlopen(url) as response:
        order: dict[str, object] = json.load(response)
        return order


async def show_order(origin: str, path: str) -> None:
    try:
        # urlopen blocks, so it waits in a thread of its own.
        order = await asyncio.to_thread(load, origin + path)
        print(f"{path}: {order['item']}")
    except HTTPError as error:
        print(f"{path}: HTTP {error.code}")


async def main() -> None:
    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        host, port = server.sockets[0].getsockname()
        origin = f"http://{host}:{port}"
        await show_order(origin, "/orders/7")
        await show_order(origin, "/orders/8")


asyncio.run(main())
