class Silent(Exception):
    def __str__(self):
        raise ValueError


raise ExceptionGroup("of two", [Silent("a"), Silent("b")])
