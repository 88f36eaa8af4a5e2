"""What runs, when, and where it is kept: stages and their runners, the store, the command line.

Imports only go down: this package knows ``transforms``; ``transforms`` does not know this package.
"""

__version__ = "0.1.0"
