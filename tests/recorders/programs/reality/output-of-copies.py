import os
import sys

for ends in (lambda: sys.exit("over"), lambda: os._exit(3), lambda: 1 / 0):
    if child := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    else:
        print("copy")
        ends()
