# /// script
# requires-python = ">=3.10"
# dependencies = ["opentelemetry-sdk==1.45.2"]
# [tool.fork-safety.expect]
# sweep = ["deadlocked"]
# [tool.fork-safety.variants.sweep]
# sweep = true
# ///
"""Metrics are exported by a thread of the parent, and counted in the child."""
import os
import time

from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import ConsoleMetricExporter, PeriodicExportingMetricReader

exporter = ConsoleMetricExporter(out=open(os.devnull, "w"))
provider = MeterProvider([PeriodicExportingMetricReader(exporter, export_interval_millis=20)])
counter = provider.get_meter("meter").create_counter("count")
counter.add(1)
time.sleep(0.1)
if os.fork() == 0:
    counter.add(1)
    provider.force_flush(1000)
    os._exit(0)
os.wait()
os._exit(0)
