import time


def prepare():
    time.sleep(1)  # holder import_dynamic import_package style_import_dunder style_import_relative


prepare()
