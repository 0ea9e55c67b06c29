from common import in_child, wait_for


def spin():
    while True:
        pass


wait_for(in_child(spin))
