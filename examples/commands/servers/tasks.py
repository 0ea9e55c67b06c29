"""A celery application whose broker and results are folders; its pool is forked after the import."""
import os
import tempfile

import celery

import shop

folder = os.environ.get("QUEUE") or tempfile.mkdtemp()
for name in ("queue", "results"):
    os.makedirs(os.path.join(folder, name), exist_ok=True)
app = celery.Celery("tasks", broker="filesystem://", backend="file://" + os.path.join(folder, "results"))
app.conf.update(
    broker_transport_options={
        "data_folder_in": os.path.join(folder, "queue"),
        "data_folder_out": os.path.join(folder, "queue"),
        "control_folder": os.path.join(folder, "control"),
    },
    task_time_limit=3,
    worker_hijack_root_logger=False,
)


@app.task
def price(name):
    return shop.price(name)
