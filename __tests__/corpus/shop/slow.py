import time

time.sleep(0.8)  # holder import_slow import_slow_from style_import_in_class
VALUE = 1
