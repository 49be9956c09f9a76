import asyncio


async def serve(reader, writer):
    writer.write(b"hello\n")
    writer.close()


async def client(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print((await reader.readline()).decode().strip())
    await asyncio.sleep(0.1)
    writer.close()


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        await asyncio.create_task(client(server.sockets[0].getsockname()[1]))


asyncio.run(main())
