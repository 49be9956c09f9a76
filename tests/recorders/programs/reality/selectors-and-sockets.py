"""Waits for files: selectors, select, poll, and sockets with a limit."""

import os
import select
import selectors
import socket
import threading
import time

began = time.monotonic()


def say(*what):
    global began
    print(*what, f"after {time.monotonic() - began - 0.04:.1f}")
    began = time.monotonic()


a, b = socket.socketpair()
say(select.select([a], [], [], 0.3))
with selectors.DefaultSelector() as selector:
    selector.register(a, selectors.EVENT_READ)
    say(selector.select(0.2))
    threading.Timer(0.4, b.send, [b"later"]).start()
    say(len(selector.select(2)), a.recv(10))
poll = select.poll()
poll.register(a, select.POLLIN)
say(poll.poll(300))
a.settimeout(0.2)
try:
    a.recv(1)
except TimeoutError as error:
    say(error)
threading.Timer(0.3, b.sendall, [b"data"]).start()
a.settimeout(None)
say(a.recv(10))

server = socket.create_server(("127.0.0.1", 0))
server.settimeout(0.3)
try:
    server.accept()
except TimeoutError as error:
    say(error)


def serve():
    server.settimeout(None)
    connection, _ = server.accept()
    with connection, connection.makefile("rwb") as file:
        for line in file:
            time.sleep(0.2)
            file.write(line.upper())
            file.flush()


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(server.getsockname(), timeout=0.5) as client:
    client.sendall(b"hello\n")
    say(client.recv(100))
    try:
        client.recv(100)
    except TimeoutError as error:
        say(error)
thread.join()
say("served")
read, write = os.pipe()
say(select.select([read], [], [], 0.1))
select.select([], [], [], 0.2)
say("slept")
a.setblocking(True)
a.settimeout(0.4)
try:
    a.sendall(b"x" * 10_000_000)
except TimeoutError as error:
    say(error)
print(type(poll))
