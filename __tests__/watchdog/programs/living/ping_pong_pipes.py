import os
from common import in_child

a_reader, a_writer = os.pipe()
b_reader, b_writer = os.pipe()


def child():
    while True:
        os.read(a_reader, 1)
        os.write(b_writer, b'x')


in_child(child)
while True:
    os.write(a_writer, b'x')
    os.read(b_reader, 1)
