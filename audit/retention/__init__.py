"""What is kept no longer than it is needed: the rules of all apps, and one way to follow them."""
