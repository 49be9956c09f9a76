import select
import sys

print(sys.stdin.fileno(), sys.stdin.name, sys.stdin.isatty())
print(select.select([sys.stdin], [], [], 1)[0] == [sys.stdin])
print(repr(sys.stdin.readline()), repr(sys.stdin.buffer.read()))
try:
    input("? ")
except EOFError:
    print("nothing")
