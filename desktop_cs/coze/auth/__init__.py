"""Signing in to Coze: four ways to get tokens, and the one place that keeps and renews them."""
