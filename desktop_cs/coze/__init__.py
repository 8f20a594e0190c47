"""Speaks to Coze: transport, streams, understanding, replies. The only room that knows httpx."""
