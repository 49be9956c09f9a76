import asyncio
import socket

import httpx


async def show_order(client: httpx.AsyncClient) -> None:
    print("asking for order 7")
    try:
        response = await client.get("/orders/7")
        print(f"order 7: {response.text}")
    except httpx.TimeoutException as error:
        print(f"order 7: {type(error).__name__}")


async def main() -> None:
    # It takes connections, and nobody answers.
    with socket.create_server(("127.0.0.1", 0)) as server:
        host, port = server.getsockname()
        # No proxy: the server is on this machine.
        async with httpx.AsyncClient(
            base_url=f"http://{host}:{port}",
            timeout=0.5,
            trust_env=False,
        ) as client:
            await show_order(client)


asyncio.run(main())
