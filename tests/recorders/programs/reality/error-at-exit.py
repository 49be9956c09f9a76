import atexit


class Unclean:
    def __del__(self):
        raise ValueError("in __del__")


atexit.register(print, "last")
atexit.register(lambda: Unclean() and None)
atexit.register(print, "first")
raise Exception(Unclean.__name__)
