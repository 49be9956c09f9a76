"""What functions of `time` say of arguments that they do not take."""

import time

for function, args in (
    (time.monotonic, (1,)),
    (time.sleep, ()),
    (time.strftime, ()),
    (time.localtime, ("x",)),
    (time.time_ns, (1,)),
    (time.ctime, (1, 2)),
):
    try:
        function(*args)
    except TypeError as error:
        print(error)
try:
    time.sleep(seconds=1)
except TypeError as error:
    print(error)
