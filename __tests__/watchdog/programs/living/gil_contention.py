from common import in_child, start, wait_for


def spin():
    while True:
        pass


def child():
    for _ in range(3):
        start(spin)
    start(spin).join()


wait_for(in_child(child))
