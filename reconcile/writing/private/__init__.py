"""Papers that stay in the house: they may show everything, and nobody else should get them."""
