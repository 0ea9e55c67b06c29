import os
import select

reader, writer = os.pipe()
poll = select.poll()
poll.register(reader, select.POLLIN)
poll.poll(60000)
