import asyncio


async def answer(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(0.1)
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def ask(address, *words):
    reader, writer = await asyncio.open_connection(*address)
    for word in words:
        writer.write(f"{word}\n".encode())
        print((await reader.readline()).decode(), end="")
    writer.write_eof()
    print("rest:", await reader.read())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        address = server.sockets[0].getsockname()
        await ask(address, "hello", "world")
        try:
            async with asyncio.timeout(0.1):
                await server.serve_forever()
        except TimeoutError:
            print("served")


asyncio.run(main())
