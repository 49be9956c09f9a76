"""A test's clock is not that of `datetime`."""

import datetime
import time
from unittest import mock

with mock.patch("time.time", return_value=5.0):
    print(time.time(), datetime.datetime.now().year > 2000)
    print(time.localtime().tm_year > 2000, time.strftime("%Y") > "2000")
print(datetime.datetime.now.__name__, datetime.datetime.utcnow.__name__)
