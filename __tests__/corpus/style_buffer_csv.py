# hazard: buffer-lock
import csv
import os
import threading
import time


class Report:
    def __init__(self):
        self.r, w = os.pipe()
        self.file = os.fdopen(w, 'w')
        self.writer = csv.writer(self.file)

    def rows(self):
        while True:
            self.writer.writerow(['x' * 9000] * 9)  # holder

    def total(self):
        self.writer.writerow(['total' * 9000])  # blocked


report = Report()
threading.Thread(target=report.rows, daemon=True).start()
time.sleep(0.2)
pid = os.fork()  # fork
if pid == 0:
    report.total()
    os._exit(0)
os.waitpid(pid, 0)
