import threading

items = []
thread = threading.Thread(target=items.append, args=["x"])
thread.start()
thread.join()
print(items)
