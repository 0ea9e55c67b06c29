import time


def prepare():
    time.sleep(1)  # holder import_dynamic import_package


prepare()
