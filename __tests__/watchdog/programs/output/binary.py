import os

os.write(1, bytes(bytearray(range(256))) * 10)
os.write(2, b'\x1b[31mred\x1b[0m \xc3')
os.write(2, b'\xa9 \xe2\x82')
