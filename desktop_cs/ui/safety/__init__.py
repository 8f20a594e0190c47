"""What guards the way out, as its owner sets it: words, kinds of personal data, and how long anything is kept."""
