import os
import tempfile

kept = os.dup(1)
with tempfile.TemporaryFile("w+") as file:
    os.dup2(file.fileno(), 1)
    print("caught")
    os.system("echo caught, too")
    os.dup2(kept, 1)
    file.seek(0)
    print(file.read().split("\n"))
