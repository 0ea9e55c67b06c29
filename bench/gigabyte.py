import os

line = b'x' * 1023 + b'\n'
block = line * 1024
for _ in range(1024):
    os.write(1, block)
os.write(1, b'the end\n')
