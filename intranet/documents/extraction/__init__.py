"""From a file to its text by page, a small picture and a PDF to look at, whatever somebody made of the file.

Every program that understands a format runs in a child process, `child`, which may use so much time and memory and no
more. What it cannot do is a `Failure` with a reason that people are told; nothing here raises because of what is in a
file.
"""
