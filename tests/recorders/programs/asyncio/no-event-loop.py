import sys
import time

time.sleep(0.1)
print("a", "b", sep="-", end="!\n")
print("no ", end="", flush=True)
sys.stdout.write("newline, ")
sys.stdout.writelines(["one ", "two\n"])
sys.stdout.flush()
sys.stdout.buffer.write("bytes: ü\n".encode())
print("to the other stream", file=sys.stderr)
print("\ud800 is escaped there", file=sys.stderr)
print(sys.stdout.encoding, sys.stdout.isatty(), sys.stdout.name)
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error)
print("no newline", end="")
