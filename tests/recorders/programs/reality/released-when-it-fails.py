import atexit


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def fail(resource):
    raise ValueError(resource.name)


atexit.register(print, "at exit")
kept = Resource("kept")
fail(Resource("given"))
