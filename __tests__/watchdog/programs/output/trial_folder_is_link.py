# Puts a link to a folder of its own in place of the trial's folder.
import os
import shutil
import tempfile

victim = tempfile.mkdtemp(prefix='victim-')
os.chmod(victim, 0o755)
print(victim)
folder = os.environ['FORK_SAFETY_TRIAL']
shutil.rmtree(folder)
os.symlink(victim, folder)
