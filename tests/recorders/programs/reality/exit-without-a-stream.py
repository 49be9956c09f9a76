import sys

sys.stderr = None
sys.exit(("no", "stream"))
