import time
from concurrent.futures import ThreadPoolExecutor


def count_words(text: str) -> int:
    time.sleep(0.3)  # stands for work that keeps a thread busy
    return len(text.split())


def main() -> None:
    with ThreadPoolExecutor() as pool:
        print("handing the count to another thread")

        text = "tea for two and two for tea"
        task = pool.submit(count_words, text)

        print("it is counting")

        # The main thread stands still until the result is there.
        print(f"words: {task.result()}")  # blocks here


main()
