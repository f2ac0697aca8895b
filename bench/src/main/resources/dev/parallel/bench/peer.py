"""The same measures as the Java classes beside this file, for multiprocessing.Pool. Prints lines "name value"."""

import multiprocessing
import sys
import time


def square(number):
    return number * number


def echo(data):
    return data


def nothing():
    pass


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def best(count, action):
    return min(seconds(action) for _ in range(count))


def round_trips():
    for workers in (1, 4, 16):
        with multiprocessing.Pool(workers) as pool:
            for i in range(1000):
                pool.apply(square, (i,))
            times = sorted(seconds(lambda: pool.apply(square, (7,))) for _ in range(5000))
            print(f"{workers}.p50", times[len(times) // 2] * 1e6)
            print(f"{workers}.p99", times[len(times) * 99 // 100] * 1e6)


def throughput():
    with multiprocessing.Pool(2) as pool:
        pool.map(square, range(1000))
        print("map", 1_000_000 / best(3, lambda: pool.map(square, range(1_000_000))))

        def asynchronous():
            results = [pool.apply_async(square, (i,)) for i in range(50_000)]
            for result in results:
                result.get()

        print("apply_async", 50_000 / best(3, asynchronous))


def large():
    data = b"x" * (64 << 20)
    with multiprocessing.Pool(1) as pool:
        print("echo", 2 * len(data) / 1e9 / best(5, lambda: pool.apply(echo, (data,))))


def starts():
    def process():
        child = multiprocessing.Process(target=nothing)
        child.start()
        child.join()

    def pool():
        with multiprocessing.Pool(1) as opened:
            opened.apply(square, (7,))

    times = sorted(seconds(process) for _ in range(9))
    print("process", times[len(times) // 2] * 1e3)
    times = sorted(seconds(pool) for _ in range(9))
    print("pool", times[len(times) // 2] * 1e3)


if __name__ == "__main__":
    {"round-trips": round_trips, "throughput": throughput, "large": large, "starts": starts}[sys.argv[1]]()
