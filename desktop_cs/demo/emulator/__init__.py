"""A Coze server on this machine, for demo and tests: the real protocol over a real socket, without an account."""
