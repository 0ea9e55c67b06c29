import time

time.sleep(0.8)  # holder import_slow import_slow_from style_import_in_class more_import_thread_class more_import_child_dep
VALUE = 1
