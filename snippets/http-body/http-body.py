import asyncio
from asyncio import StreamReader, StreamWriter

import httpx

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n"
PART = b'{"item": '


async def serve(reader: StreamReader, writer: StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(HEAD)
    await asyncio.sleep(0.4)
    writer.write(PART)  # and then it breaks off
    writer.close()


async def show_order(client: httpx.AsyncClient) -> None:
    async with client.stream("GET", "/orders/7") as response:
        print(f"head: {response.status_code}")
        try:
            body = await response.aread()
            print(f"body: {body.decode()}")
        except httpx.TransportError as error:
            print(f"body: {error}")


async def main() -> None:
    async with await asyncio.start_server(serve, "127.0.0.1") as server:
        host, port = server.sockets[0].getsockname()
        origin = f"http://{host}:{port}"
        # No proxy: the server is on this machine.
        async with httpx.AsyncClient(
            base_url=origin, trust_env=False
        ) as client:
            await show_order(client)


asyncio.run(main())
