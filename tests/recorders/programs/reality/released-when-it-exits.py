import atexit
import sys


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def leave(resource):
    sys.exit(len(resource.name))


atexit.register(print, "at exit")
kept = Resource("kept")
leave(Resource("given"))
