"""The composition root: opens the services, joins the rooms as Protocols, and is the desk that screens talk to."""
