import argparse
import sys

print(sys.argv)
argparse.ArgumentParser().print_usage()
