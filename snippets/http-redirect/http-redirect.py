import asyncio
from asyncio import StreamReader, StreamWriter

import httpx


async def serve(reader: StreamReader, writer: StreamWriter) -> None:
    request = await reader.readuntil(b"\r\n\r\n")
    if request.startswith(b"GET /new "):
        writer.write(b"HTTP/1.0 200 OK\r\n\r\ntea")
    else:
        writer.write(b"HTTP/1.0 302 Found\r\nLocation: /new\r\n\r\n")
    writer.close()


async def main() -> None:
    async with await asyncio.start_server(serve, "127.0.0.1") as server:
        host, port = server.sockets[0].getsockname()
        origin = f"http://{host}:{port}"
        # No proxy: the server is on this machine.
        async with httpx.AsyncClient(
            base_url=origin, trust_env=False
        ) as client:
            response = await client.get("/old")
            print(f"/old: {response.status_code} {response.text}")
            response = await client.get("/old", follow_redirects=True)
            print(f"follow: {response.status_code} {response.text}")


asyncio.run(main())
