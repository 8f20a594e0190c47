"""The dialogs about Coze: connecting an account, and the failover drill."""
