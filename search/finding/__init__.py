"""From readings to results in order, and what else is offered beside them."""
