"""What is kept about the person who is signed in: to read, to take along, to correct, to erase. And the clause for everybody."""
