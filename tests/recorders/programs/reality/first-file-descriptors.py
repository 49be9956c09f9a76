import os
import sys

print(os.pipe(), sys.stdout.fileno(), sys.stderr.fileno())
print(sys.stdout, sys.stdout.errors, sys.stdout is sys.__stdout__)
