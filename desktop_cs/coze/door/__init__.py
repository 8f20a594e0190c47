"""The one door out of this machine: nothing else in the program opens a connection to another one."""
