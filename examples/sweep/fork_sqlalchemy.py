# /// script
# requires-python = ">=3.10"
# dependencies = ["sqlalchemy==2.1.9"]
# [tool.fork-safety.expect]
# sweep = ["passed"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""As its documentation says, the child gives the pool up before it uses it: none hangs."""
import os
import threading
import time

from sqlalchemy import create_engine, text

engine = create_engine("sqlite:///:memory:")


def use():
    with engine.connect() as connection:
        connection.execute(text("select 1"))


def now_and_then():
    while True:
        use()
        time.sleep(0.005)


threading.Thread(target=now_and_then, daemon=True).start()
time.sleep(0.05)
if os.fork() == 0:
    engine.dispose(close=False)
    use()
    os._exit(0)
os.wait()
os._exit(0)
