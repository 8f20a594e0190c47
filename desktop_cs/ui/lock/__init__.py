"""Getting into a sealed profile, and unlocking what only a supervisor may see."""
