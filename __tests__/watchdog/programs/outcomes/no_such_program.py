# outcome: failed
import subprocess

try:
    subprocess.call(['/nonexistent'])
except OSError:
    raise SystemExit(2)
