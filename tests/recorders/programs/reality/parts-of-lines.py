import logging
import os
import sys

print("loading ", end="")
logging.warning("careful")
os.write(1, b"one ")
os.writev(2, [b"two ", b"three\n"])
for byte in "grün ☕\n".encode():
    os.write(1, bytes([byte]))
with os.fdopen(os.dup(1), "w") as file:
    file.write("four ")
sys.__stderr__.write("five\n")
sys.stdout.buffer.write(b"six")
