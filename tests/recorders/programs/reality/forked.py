"""A copy of the process, which holds the clock until it ends."""

import os
import time

pid = os.fork()
if not pid:
    time.sleep(0.3)
    os._exit(3)
time.sleep(0.1)
print(os.waitpid(pid, os.WNOHANG)[0])
time.sleep(1)
print(os.waitstatus_to_exitcode(os.waitpid(pid, os.WNOHANG)[1]))
