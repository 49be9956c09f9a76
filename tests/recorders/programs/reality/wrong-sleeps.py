import time

for value in ("1", 1e20):
    try:
        time.sleep(value)
        print("slept")
    except Exception as error:
        print(error)
