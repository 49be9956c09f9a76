import asyncio
from asyncio import StreamReader, StreamWriter

import httpx

TEA = b'HTTP/1.0 200 OK\r\n\r\n{"item": "tea"}'
NONE = b"HTTP/1.0 404 Not Found\r\n\r\n"


async def serve(reader: StreamReader, writer: StreamWriter) -> None:
    request = await reader.readuntil(b"\r\n\r\n")
    found = request.startswith(b"GET /orders/7 ")
    writer.write(TEA if found else NONE)
    writer.close()


async def show_orders(client: httpx.AsyncClient) -> None:
    for path in ("/orders/7", "/orders/8"):
        response = await client.get(path)
        if response.is_success:
            order = response.json()
            print(f"{path}: {order['item']}")
        else:
            print(f"{path}: {response.status_code}")


async def main() -> None:
    async with await asyncio.start_server(serve, "127.0.0.1") as server:
        host, port = server.sockets[0].getsockname()
        origin = f"http://{host}:{port}"
        # No proxy: the server is on this machine.
        async with httpx.AsyncClient(
            base_url=origin, trust_env=False
        ) as client:
            await show_orders(client)


asyncio.run(main())
