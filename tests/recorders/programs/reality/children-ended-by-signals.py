import multiprocessing
import signal
import subprocess
import time

context = multiprocessing.get_context("fork")
for target in (time.sleep, signal.raise_signal):
    process = context.Process(target=target, args=[signal.SIGUSR1])
    process.start()
    if target is time.sleep:
        process.terminate()
    process.join()
    print(process.exitcode)
child = subprocess.Popen(["sleep", "9"])
child.terminate()
print(child.wait())
