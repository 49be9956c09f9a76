raise TypeError(object())
