# Each of two processes waits for the other to write first.
import os
from common import in_child

a_reader, a_writer = os.pipe()
b_reader, b_writer = os.pipe()


def child():
    os.read(a_reader, 1)
    os.write(b_writer, b'x')


in_child(child)
os.read(b_reader, 1)
os.write(a_writer, b'x')
